package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.app.yaml.QuotedYaml;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.board.definition.TileBounds;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.definition.TileVisual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Writes boards as files: beside the old one, then moved over it, so that no moment leaves half a board. A file that has
 * comments is not written over, for they would be lost: the board goes into a file beside it.
 */
public final class BoardWriter {

    private static final String ENDING = ".yaml";
    private static final int MOST_COPIES = 1000;

    private final Path folder;

    /** @param folder of a person's own boards */
    public BoardWriter(Path folder) {
        this.folder = folder;
    }

    /**
     * What was written.
     *
     * @param copied whether the board is now in another file than it was, whose comments stay as they are
     */
    public record Written(Path file, boolean copied) {}

    /** @param file that the board came from; empty for one that came with Porthole */
    public Written write(BoardDefinition board, Optional<Path> file) throws IOException {
        Files.createDirectories(folder);
        boolean over = file.isPresent() && !hasComments(Files.readString(file.get()));
        Path to = over ? file.get() : free(file.map(BoardFolder::name).orElseGet(() -> slug(board.title())));
        Path fresh = Files.createTempFile(to.toAbsolutePath().getParent(), ".board", ".tmp");
        try {
            Files.writeString(fresh, text(board));
            Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // a full disk leaves nothing behind
            Files.deleteIfExists(fresh);
        }
        return new Written(to, !over);
    }

    private Path free(String name) throws IOException {
        for (int i = 1; i < MOST_COPIES; i++) {
            Path file = folder.resolve(i == 1 ? name + ENDING : name + "-" + i + ENDING);
            if (!Files.exists(file)) {
                return file;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name + ENDING).toString());
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "board" : slug;
    }

    private static boolean hasComments(String text) {
        var settings = LoadSettings.builder().setParseComments(true).build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (event.getEventId() == Event.ID.Comment) {
                    return true;
                }
            }
            return false;
        } catch (YamlEngineException broken) {
            // what cannot be read is not written over either
            return true;
        }
    }

    /** The board as YAML that reads as the same board. */
    static String text(BoardDefinition board) {
        var out = new StringBuilder();
        if (!board.title().isEmpty()) {
            out.append("title: ").append(quoted(board.title())).append('\n');
        }
        board.range()
                .ifPresent(range -> out.append("range: ").append(range(range)).append('\n'));
        if (board.size() == TileSize.LARGE) {
            out.append("size: large\n");
        }
        if (!board.variables().isEmpty()) {
            out.append("variables:\n");
            board.variables()
                    .forEach((variable, value) -> out.append("  ")
                            .append(variable.word())
                            .append(": ")
                            .append(value.isEmpty() ? "" : quoted(value))
                            .append('\n'));
        }
        out.append("tiles:\n");
        for (TileDefinition tile : board.tiles()) {
            List<String> fields = fields(tile);
            for (int i = 0; i < fields.size(); i++) {
                out.append(i == 0 ? "  - " : "    ").append(fields.get(i)).append('\n');
            }
        }
        return out.toString();
    }

    private static List<String> fields(TileDefinition tile) {
        var fields = new ArrayList<String>();
        switch (tile.source()) {
            case TileSource.OfSignal(String signal) -> fields.add("signal: " + signal);
            case TileSource.OfQuery(String promql, var unit) -> {
                fields.add("query: " + quoted(promql));
                fields.add("unit: " + BoardWords.word(unit));
            }
        }
        fields.add("id: " + quoted(tile.id()));
        if (!tile.title().isEmpty()) {
            fields.add("title: " + quoted(tile.title()));
        }
        if (tile.visual() != TileVisual.NUMBER) {
            fields.add("visual: " + tile.visual().word());
        }
        if (!tile.by().isEmpty()) {
            fields.add("by: " + quoted(tile.by()));
        }
        if (tile.span() > 1) {
            fields.add("span: " + tile.span());
        }
        if (!tile.group().isEmpty()) {
            fields.add("group: " + quoted(tile.group()));
        }
        if (!tile.bounds().isUsual()) {
            fields.add("thresholds: {" + bounds(tile.bounds()) + "}");
        }
        return fields;
    }

    private static String bounds(TileBounds bounds) {
        var parts = new ArrayList<String>();
        new TreeMap<>(Map.of("warning", bounds.warning(), "critical", bounds.critical()))
                .descendingMap()
                .forEach((name, value) -> {
                    if (!Double.isNaN(value)) {
                        parts.add(name + ": " + value);
                    }
                });
        if (bounds.below()) {
            parts.add("below: true");
        }
        return String.join(", ", parts);
    }

    private static String range(Duration range) {
        long minutes = range.toMinutes();
        return minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    private static String quoted(String text) {
        return new QuotedYaml(text).text();
    }

    /** What a file with this board would be told to have wrong; empty when nothing. */
    public static List<FileMistake> check(BoardDefinition board) {
        return switch (BoardReader.ofPeople().read(board.id(), text(board).getBytes(StandardCharsets.UTF_8))) {
            case ReadBoard.Good good -> List.of();
            case ReadBoard.Bad(var mistakes) -> mistakes;
        };
    }
}
