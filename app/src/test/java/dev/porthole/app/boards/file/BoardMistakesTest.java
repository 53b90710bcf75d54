package dev.porthole.app.boards.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.i18n.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a board file is told with its line, its column, and what was expected. */
class BoardMistakesTest {

    private final Messages english = new Messages(Locale.ENGLISH);
    private final BoardReader reader = BoardReader.ofPeople();

    /** The file, and what is said of it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                of("", "b.yaml: the file is empty"),
                of("# only a comment\n", "b.yaml: the file is empty"),
                of(
                        "tiles:\n  - sygnal: cpu\n",
                        "line 2, column 5: there is no field \"sygnal\"; did you mean \"signal\"?"),
                of(
                        "colour: red\ntiles:\n  - signal: cpu\n",
                        "line 1, column 1: there is no field \"colour\"; there are title"),
                of(
                        "tiles:\n  - signal: cpuu\n",
                        "line 2, column 13: there is no signal \"cpuu\"; did you mean \"cpu\"?"),
                of("tiles:\n  - signal: weather\n", "line 2, column 13: there is no signal \"weather\"; there are cpu"),
                of("tiles: cpu\n", "line 1, column 8: \"tiles\" has to be a list"),
                of("tiles:\n  - cpu\n", "line 2, column 5: a tile has fields such as id, signal"),
                of("- signal: cpu\n", "line 1, column 1: a board has fields such as title"),
                of("title: 5\ntiles:\n  - signal: cpu\n", "line 1, column 8: \"title\" has to be text"),
                of("tiles:\n  - signal: cpu\n    span: wide\n", "line 3, column 11: \"span\" has to be a number"),
                of(
                        "tiles:\n  - signal: cpu\n    span: 9\n",
                        "line 3, column 11: \"span\" is a whole number from 1 to 4"),
                of(
                        "tiles:\n  - signal: cpu\n    thresholds: {warning: high}\n",
                        "line 3, column 27: \"warning\" has to be a number"),
                of(
                        "tiles:\n  - signal: cpu\n    thresholds: {warning: .nan}\n",
                        "line 3, column 27: \"warning\" has to be a number"),
                of(
                        "tiles:\n  - signal: cpu\n    thresholds: {warning: 0.9, critical: 80%}\n",
                        "line 3, column 32: \"critical\" lies below \"warning\""),
                of(
                        "tiles:\n  - signal: cpu\n    thresholds: {warning: 0.1, critical: 0.2, below: true}\n",
                        "line 3, column 32: \"critical\" lies above \"warning\""),
                of("tiles:\n  - signal: cpu\n    thresholds: {below: true}\n", "line 3, column 17: thresholds need"),
                of(
                        "tiles:\n  - signal: cpu\n    thresholds: {warning: 1, below: often}\n",
                        "line 3, column 37: \"below\" has to be true or false"),
                of(
                        "tiles:\n  - {id: a, signal: cpu}\n  - {id: a, signal: disk}\n",
                        "line 3, column 10: the id \"a\" is taken by the tile in line 2"),
                of("tiles:\n  - {id: 1st, signal: cpu}\n", "line 2, column 10: \"1st\" is no id"),
                of("tiles:\n\t- signal: cpu\n", "line 2, column 1: a tab cannot indent"),
                of("tiles:\n  - signal: cpu\n    title: \"CPU\n", "line 4, column 1: not YAML"),
                of("tiles: [{signal: cpu}\n", "line 2, column 1: not YAML"),
                of(
                        "tiles:\n"
                                + "  - signal: cpu\n"
                                + "    thresholds: &t {warning: 1}\n"
                                + "  - {signal: disk, thresholds: *t}\n",
                        "line 4, column 32: aliases (*t) are not read"),
                of("tiles:\n  - signal: cpu\n---\ntiles: []\n", "line 3, column 1: a second document"),
                of(
                        "tiles:\n  - signal: cpu\n    signal: disk\n",
                        "line 3, column 5: the field \"signal\" is here a second time"),
                of("tiles:\n  - ? [a, b]\n    : 1\n    signal: cpu\n", "line 2, column 7: the name of a field"),
                of(
                        "tiles:\n  - query: up\n    signal: cpu\n    title: Up\n",
                        "line 2, column 5: a tile has a \"signal\" or a \"query\", not both"),
                of("tiles:\n  - title: Nothing\n", "line 2, column 5: a tile needs a \"signal\" or a \"query\""),
                of("tiles:\n  - query: up\n", "line 2, column 5: a tile with a query needs a \"title\""),
                of("tiles:\n  - {signal: cpu, unit: share}\n", "line 2, column 19: a signal has its own unit"),
                of(
                        "tiles:\n  - {query: up, title: Up, unit: bits}\n",
                        "line 2, column 34: there is no unit \"bits\"; did you mean \"bytes\"?"),
                of(
                        "tiles:\n  - {signal: cpu, visual: guage}\n",
                        "line 2, column 27: there is no visual \"guage\"; did you mean \"gauge\"?"),
                of("tiles:\n  - {signal: cpu, visual: percentiles}\n", "line 2, column 27: percentiles belong to"),
                of("tiles:\n  - {signal: requests, visual: gauge}\n", "line 2, column 32: a gauge needs an end"),
                of(
                        "tiles:\n  - {signal: cpu, by: nodes}\n",
                        "line 2, column 23: signals cannot be split by \"nodes\"; did you mean \"node\"?"),
                of("tiles:\n  - query: sum(rate(x[5m])\n    title: X\n", "line 2, column 27: PromQL: "),
                of(
                        "tiles:\n  - title: X\n    query: \"sum(rat(x{a=\\\"b\\\"}[5m]))\"\n",
                        "line 3, column 17: PromQL: There is no function rat"),
                of(
                        "tiles:\n  - title: X\n    query: |\n      sum(\n        rat(x[5m]))\n",
                        "line 5, column 9: PromQL: There is no function rat"),
                of(
                        "tiles:\n  - title: X\n    query: >-\n      sum(\n      rat(x[5m]))\n",
                        "line 5, column 7: PromQL: There is no function rat"),
                of(
                        "tiles:\n  - title: X\n    query: up{service=\"$svc\"}\n",
                        "line 3, column 15: there is no variable $svc; there are cluster, namespace, service"),
                of(
                        "tiles:\n  - title: X\n    query: up{service=\"$service\"}\n",
                        "line 3, column 15: $service is not among this board's variables"),
                of("range: 1 hour\ntiles:\n  - signal: cpu\n", "line 1, column 8: \"1 hour\" is no range"),
                of("range: 91d\ntiles:\n  - signal: cpu\n", "line 1, column 8: \"91d\" is no range"),
                of("size: huge\ntiles:\n  - signal: cpu\n", "line 1, column 7: there is no size \"huge\""),
                of("variables: {pod: x}\ntiles:\n  - signal: cpu\n", "line 1, column 13: there is no field \"pod\""),
                of("title: Empty\n", "line 1, column 1: a board needs \"tiles:\" with at least one tile"),
                of("title: Empty\ntiles: []\n", "line 2, column 1: a board needs \"tiles:\""),
                of("tiles: [[[[[[[[[[1]]]]]]]]]]\n", "line 1, column 15: nested deeper"),
                of("tiles:\n" + "  - signal: cpu\n".repeat(61), "line 62, column 5: more than 60 tiles"),
                of("title: \"a\\nb\"\ntiles:\n  - signal: cpu\n", "line 1, column 8: \"title\" has to be one line"),
                of("title: " + "x".repeat(81) + "\ntiles:\n  - signal: cpu\n", "line 1, column 8: \"title\" is longer"),
                of("title: a\u0007b\ntiles:\n  - signal: cpu\n", "line 1, column 9: the character U+0007"));
    }

    private static Arguments of(String file, String said) {
        return Arguments.of(file, said);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_mistake_has_its_place_and_says_what_was_expected(String file, String said) {
        assertThat(said(file.getBytes(StandardCharsets.UTF_8)).getFirst()).contains(said);
    }

    @Test
    void bytes_that_are_no_utf_8_are_told_with_their_place() {
        byte[] latin = "title: Läden\ntiles:\n  - signal: cpu\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(said(latin))
                .containsExactly("b.yaml, line 1, column 9: the byte E4 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void a_file_that_is_too_large_is_not_even_parsed() {
        byte[] large = "# x\n".repeat(80_000).getBytes(StandardCharsets.UTF_8);

        assertThat(said(large)).containsExactly("b.yaml: the file has 312 KiB; at most 256 KiB are read");
    }

    @Test
    void a_bomb_of_aliases_and_a_tower_of_brackets_are_refused_at_once() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, "*a" + (i - 1)))));
        }
        String tower = "tiles: " + "[".repeat(100_000);

        assertThat(said(bytes(bomb.toString())).getFirst()).contains("line 2, column 10: aliases (*a0) are not read");
        assertThat(said(bytes(tower)).getFirst()).contains("line 1, column 15: nested deeper");
    }

    @Test
    void all_mistakes_are_told_at_once_in_their_order() {
        List<String> said =
                said(bytes("sizes: large\ntiles:\n  - signal: cpuu\n    spam: 3\n  - signal: disk\n    span: 0\n"));

        assertThat(said).hasSize(4);
        assertThat(said.get(0)).contains("line 1, column 1", "did you mean \"size\"");
        assertThat(said.get(1)).contains("line 3");
        assertThat(said.get(2)).contains("line 4", "did you mean \"span\"");
        assertThat(said.get(3)).contains("line 6");
    }

    @Test
    void a_file_without_a_mistake_is_a_board() {
        ReadBoard read = reader.read("b", bytes("""
            \uFEFFtitle: "Läden"
            range: 6h
            variables: {service: shop/checkout, namespace:}
            tiles:
              - signal: latency
                visual: percentiles
                span: 2
              - signal: latency
                thresholds: {warning: 0.5}
              - query: >
                  sum(rate(orders_total{service="$service",
                                        namespace="$namespace"}[5m]))
                title: Orders
                unit: perSecond
                thresholds: {warning: 5, critical: 1, below: true}
            """));

        assertThat(read).isInstanceOf(ReadBoard.Good.class);
        BoardDefinition board = ((ReadBoard.Good) read).board();
        assertThat(board.title()).isEqualTo("Läden");
        assertThat(board.tiles()).extracting(tile -> tile.id()).containsExactly("latency", "latency-2", "query");
        assertThat(board.isOfService()).isTrue();
    }

    @Test
    void the_schema_knows_the_same_words_as_the_reader() {
        var schema = tools.jackson.databind.json.JsonMapper.builder().build().readTree(new BuiltInBoards().schema());
        var tile = schema.path("definitions").path("tile").path("properties");

        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(BoardWords.BOARD);
        assertThat(tile.propertyNames()).containsExactlyInAnyOrderElementsOf(BoardWords.TILE);
        assertThat(tile.path("thresholds").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(BoardWords.THRESHOLDS);
        assertThat(schema.path("properties")
                        .path("variables")
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(BoardWords.VARIABLES);
        assertThat(words(tile.path("signal").path("enum"))).containsExactlyElementsOf(BoardWords.SIGNALS);
        assertThat(words(tile.path("visual").path("enum"))).containsExactlyElementsOf(BoardWords.VISUALS);
        assertThat(words(tile.path("unit").path("enum"))).containsExactlyElementsOf(BoardWords.UNITS.keySet());
        assertThat(words(schema.path("properties").path("size").path("enum")))
                .containsExactlyElementsOf(BoardWords.SIZES);
        assertThat(tile.path("by").path("description").asString()).contains(String.join(", ", BoardWords.GROUPINGS));
    }

    @Test
    void the_boards_that_come_with_porthole_have_no_mistake() {
        assertThat(new BuiltInBoards().all()).isNotEmpty().allSatisfy(board -> {
            assertThat(board.board()).isPresent();
            assertThat(english.has("board." + board.id())).as(board.id()).isTrue();
        });
    }

    private static List<String> words(tools.jackson.databind.JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }

    private List<String> said(byte[] file) {
        return switch (reader.read("b", file)) {
            case ReadBoard.Good good -> throw new AssertionError("no mistake found");
            case ReadBoard.Bad(var mistakes) ->
                mistakes.stream()
                        .map(mistake -> english.text(mistake.in("b.yaml")))
                        .toList();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
