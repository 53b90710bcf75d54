package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.app.yaml.WrittenText;
import dev.porthole.app.yaml.YamlDocument;
import dev.porthole.app.yaml.YamlFields;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.board.definition.TileDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads board files. Says all that is wrong with one at once, as far as it can be read at all. */
public final class BoardReader {

    /** Far above any board that a person could look at. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_TILES = 60;
    private static final int LONGEST_TITLE = 80;
    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})(m|h|d|w)");
    private static final Duration LONGEST_RANGE = Duration.ofDays(90);

    private final boolean titled;

    private BoardReader(boolean titled) {
        this.titled = titled;
    }

    /** Of files that a person wrote. */
    public static BoardReader ofPeople() {
        return new BoardReader(true);
    }

    /** Of the files that come with Porthole, whose titles are in the bundles. */
    static BoardReader builtIn() {
        return new BoardReader(false);
    }

    /** @param id of the board: the file's name without its ending */
    public ReadBoard read(String id, byte[] bytes) {
        List<FileMistake> mistakes = new ArrayList<>();
        Optional<BoardDefinition> board = YamlDocument.read(bytes, MOST_BYTES, mistakes)
                .flatMap(file -> YamlFields.of(file.root(), "board", BoardWords.BOARD, mistakes)
                        .map(fields -> board(id, fields, file.text(), mistakes)));
        mistakes.sort(Comparator.comparingInt(FileMistake::line).thenComparingInt(FileMistake::column));
        return board.isPresent() && mistakes.isEmpty()
                ? new ReadBoard.Good(board.get())
                : new ReadBoard.Bad(mistakes.isEmpty() ? List.of(FileMistake.ofFile("empty")) : mistakes);
    }

    private BoardDefinition board(String id, YamlFields fields, WrittenText text, List<FileMistake> mistakes) {
        Map<BoardVariable, String> variables = variables(fields, mistakes);
        var reader = new TileReader(text, variables.keySet(), titled, mistakes);
        List<Node> written = fields.list("tiles");
        if (!fields.has("tiles") || written.isEmpty() && mistakes.isEmpty()) {
            fields.wrong(fields.key("tiles"), "tiles.none");
        }
        if (written.size() > MOST_TILES) {
            fields.wrong(written.get(MOST_TILES), "tiles.many", MOST_TILES);
        }
        List<TileDefinition> tiles = written.stream()
                .limit(MOST_TILES)
                .flatMap(tile -> reader.read(tile).stream())
                .toList();
        return new BoardDefinition(
                id,
                fields.text("title", LONGEST_TITLE),
                range(fields),
                fields.word("size", "size", BoardWords.SIZES)
                        .map(word -> TileSize.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(TileSize.NORMAL),
                variables,
                tiles);
    }

    private static Optional<Duration> range(YamlFields fields) {
        return fields.text("range").flatMap(scalar -> {
            Optional<Duration> range = duration(scalar);
            if (range.isEmpty()) {
                fields.wrong(scalar, "range", scalar.getValue());
            }
            return range;
        });
    }

    private static Optional<Duration> duration(ScalarNode scalar) {
        Matcher written = RANGE.matcher(scalar.getValue());
        if (!written.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written.group(1));
        Duration range = switch (written.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
        return Optional.of(range).filter(length -> length.compareTo(LONGEST_RANGE) <= 0);
    }

    private static Map<BoardVariable, String> variables(YamlFields fields, List<FileMistake> mistakes) {
        var variables = new LinkedHashMap<BoardVariable, String>();
        fields.node("variables")
                .flatMap(node -> YamlFields.of(node, "variables", BoardWords.VARIABLES, mistakes))
                .ifPresent(found -> {
                    for (BoardVariable variable : BoardVariable.values()) {
                        if (found.declares(variable.word())) {
                            variables.put(variable, found.text(variable.word(), LONGEST_TITLE));
                        }
                    }
                });
        return variables;
    }
}
