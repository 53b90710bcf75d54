package dev.porthole.app.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings as a JSON file. Keys it does not know stay as they are; a file that cannot be read is kept beside the new
 * one with the ending {@code .bak}, and the defaults are used.
 */
public final class SettingsFile {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final int VERSION = 1;

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ClusterSettingsFormat clusters = new ClusterSettingsFormat();
    private final TellingFormat telling = new TellingFormat();

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** In the folder that the platform has for it: {@code $XDG_CONFIG_HOME/porthole}, Application Support, AppData. */
    public static Path usualPlace(UnaryOperator<String> environment, String osName, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        Path folder;
        if (os.contains("mac")) {
            folder = home.resolve("Library/Application Support/Porthole");
        } else if (os.contains("win") && environment.apply("APPDATA") != null) {
            folder = Path.of(environment.apply("APPDATA"), "Porthole");
        } else {
            String xdg = environment.apply("XDG_CONFIG_HOME");
            folder = (xdg == null || xdg.isBlank() ? home.resolve(".config") : Path.of(xdg)).resolve("porthole");
        }
        return folder.resolve("settings.json");
    }

    public Path path() {
        return file;
    }

    public Settings load() {
        if (!Files.exists(file)) {
            return Settings.DEFAULT;
        }
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                return read(root);
            }
            throw new IOException("not a JSON object");
        } catch (IOException | JacksonException broken) {
            Path kept = file.resolveSibling(file.getFileName() + ".bak");
            LOG.warn("{} cannot be read; it is kept as {} and the defaults are used", file, kept, broken);
            try {
                Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException alsoBroken) {
                LOG.warn("{} cannot be moved away", file, alsoBroken);
            }
            return Settings.DEFAULT;
        }
    }

    /**
     * Saves what this process changed, and keeps what another one changed meanwhile: the file is read and written under
     * a lock that every process takes.
     *
     * @param base as this process read or wrote them last
     * @param mine as this process has them now
     * @return what stands in the file then
     */
    public Settings save(Settings base, Settings mine) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel)) {
            LOG.debug("saving under {}", held);
            ObjectNode existing = existing();
            Settings merged = new SettingsMerge(base, mine, existing.isEmpty() ? base : read(existing)).merged();
            write(written(merged, existing));
            return merged;
        } catch (OverlappingFileLockException here) {
            // another store of this process has it; whoever saves next takes both changes along
            throw new IOException("the settings are being saved already", here);
        }
    }

    /** Null where the file system knows no locks: then the last to save wins, as without one. */
    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.lock();
        } catch (IOException none) {
            LOG.warn("the settings are saved without a lock", none);
            return null;
        }
    }

    /** Written beside the file, flushed to the disk and moved over it, so that no moment leaves half a file. */
    private void write(ObjectNode root) throws IOException {
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (var channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // a full disk leaves nothing behind
            Files.deleteIfExists(fresh);
        }
    }

    /** Why nothing can be kept here; empty when something can. */
    public Optional<String> problem() {
        Path folder = file.toAbsolutePath().getParent();
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        boolean writable = there != null && Files.isDirectory(there) && Files.isWritable(there);
        return writable ? Optional.empty() : Optional.of(String.valueOf(folder));
    }

    private ObjectNode written(Settings settings, ObjectNode root) {
        root.put("version", VERSION);
        root.put("theme", settings.theme());
        root.put("language", settings.language());
        root.put("context", settings.context());
        root.put("rangeSeconds", settings.range().toSeconds());
        root.put("refreshSeconds", settings.refresh().toSeconds());
        root.put("width", settings.width());
        root.put("height", settings.height());
        var dividers = root.putArray("dividers");
        settings.dividers().forEach(dividers::add);
        LogLayout logs = settings.layout().logs();
        var pane = root.putObject("logs");
        pane.put("detailsWidth", logs.detailsWidth());
        pane.put("fieldList", logs.fieldList());
        pane.put("wrap", logs.wrap());
        var columns = pane.putArray("columns");
        logs.columns().forEach(columns::add);
        root.put("utc", settings.layout().utc());
        root.put("restartLines", settings.restartLines());
        telling.write(settings.telling(), root.putObject("telling"));
        root.putObject("writing")
                .put("off", settings.writing().off())
                .put("author", settings.writing().author())
                .put("comment", settings.writing().comment());
        clusters.write(settings.clusters(), root.putObject("clusters"));
        return root;
    }

    private ObjectNode existing() {
        try {
            if (Files.exists(file) && json.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException | JacksonException broken) {
            LOG.warn("{} cannot be read and is written anew", file, broken);
        }
        return json.createObjectNode();
    }

    private Settings read(JsonNode root) {
        Settings usual = Settings.DEFAULT;
        List<Double> dividers = new ArrayList<>();
        for (JsonNode divider : root.path("dividers")) {
            double position = divider.asDouble(-1);
            if (position > 0 && position < 1) {
                dividers.add(position);
            }
        }
        return new Settings(
                root.path("theme").asString(usual.theme()),
                root.path("language").asString(usual.language()),
                root.path("context").asString(usual.context()),
                seconds(root.path("rangeSeconds"), usual.range(), 60),
                seconds(root.path("refreshSeconds"), usual.refresh(), 0),
                new WindowLayout(
                        Math.clamp(root.path("width").asInt(usual.width()), 640, 16_384),
                        Math.clamp(root.path("height").asInt(usual.height()), 480, 16_384),
                        dividers.size() == usual.dividers().size() ? dividers : usual.dividers(),
                        logs(root.path("logs")),
                        root.path("utc").asBoolean(usual.layout().utc())),
                new Watching(
                        root.path("restartLines").asBoolean(usual.restartLines()),
                        telling.read(root.path("telling")),
                        writing(root.path("writing"))),
                clusters.read(root.path("clusters")));
    }

    private static WritingSettings writing(JsonNode node) {
        WritingSettings usual = WritingSettings.DEFAULT;
        return new WritingSettings(
                node.path("off").asBoolean(usual.off()),
                node.path("author").asString(usual.author()),
                node.path("comment").asString(usual.comment()));
    }

    private static LogLayout logs(JsonNode pane) {
        LogLayout usual = LogLayout.DEFAULT;
        List<String> columns = new ArrayList<>();
        for (JsonNode column : pane.path("columns")) {
            if (!column.asString("").isBlank()) {
                columns.add(column.asString());
            }
        }
        return new LogLayout(
                Math.clamp(pane.path("detailsWidth").asInt(usual.detailsWidth()), 200, 4000),
                pane.path("fieldList").asBoolean(usual.fieldList()),
                pane.path("wrap").asBoolean(usual.wrap()),
                columns);
    }

    private static Duration seconds(JsonNode node, Duration usual, long least) {
        return node.isNumber() ? Duration.ofSeconds(Math.max(least, node.asLong(usual.toSeconds()))) : usual;
    }
}
