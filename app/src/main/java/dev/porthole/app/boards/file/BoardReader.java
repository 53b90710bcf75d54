package dev.porthole.app.boards.file;

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
        List<BoardMistake> mistakes = new ArrayList<>();
        Optional<BoardDefinition> board = Optional.empty();
        if (bytes.length > MOST_BYTES) {
            mistakes.add(BoardMistake.ofFile("tooLarge", bytes.length / 1024, MOST_BYTES / 1024));
        } else {
            var decoded = new StringBuilder();
            Optional<BoardMistake> broken = WrittenText.decode(bytes, decoded);
            broken.ifPresent(mistakes::add);
            if (broken.isEmpty()) {
                board = read(id, new WrittenText(decoded.toString()), mistakes);
            }
        }
        mistakes.sort(Comparator.comparingInt(BoardMistake::line).thenComparingInt(BoardMistake::column));
        return board.isPresent() && mistakes.isEmpty()
                ? new ReadBoard.Good(board.get())
                : new ReadBoard.Bad(mistakes.isEmpty() ? List.of(BoardMistake.ofFile("empty")) : mistakes);
    }

    private Optional<BoardDefinition> read(String id, WrittenText text, List<BoardMistake> mistakes) {
        try {
            Node root = new BoardYaml(text).root();
            return Fields.of(root, "board", BoardWords.BOARD, mistakes)
                    .map(fields -> board(id, fields, text, mistakes));
        } catch (BoardYaml.Refused refused) {
            mistakes.add(refused.mistake());
            return Optional.empty();
        }
    }

    private BoardDefinition board(String id, Fields fields, WrittenText text, List<BoardMistake> mistakes) {
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

    private static Optional<Duration> range(Fields fields) {
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

    private static Map<BoardVariable, String> variables(Fields fields, List<BoardMistake> mistakes) {
        var variables = new LinkedHashMap<BoardVariable, String>();
        fields.node("variables")
                .flatMap(node -> Fields.of(node, "variables", BoardWords.VARIABLES, mistakes))
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
