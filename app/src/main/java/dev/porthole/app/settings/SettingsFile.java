package dev.porthole.app.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** In the folder that the platform has for it: {@code $XDG_CONFIG_HOME/porthole}, Application Support, AppData. */
    public static Path usualPlace(java.util.function.UnaryOperator<String> environment, String osName, Path home) {
        String os = osName.toLowerCase(java.util.Locale.ROOT);
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

    /** Written beside the file, flushed to the disk and moved over it, so that no moment leaves half a file. */
    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(written(settings));
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private ObjectNode written(Settings settings) {
        ObjectNode root = existing();
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
        root.put("restartLines", settings.restartLines());
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
                Math.clamp(root.path("width").asInt(usual.width()), 640, 16_384),
                Math.clamp(root.path("height").asInt(usual.height()), 480, 16_384),
                dividers.size() == usual.dividers().size() ? dividers : usual.dividers(),
                root.path("restartLines").asBoolean(usual.restartLines()),
                clusters.read(root.path("clusters")));
    }

    private static Duration seconds(JsonNode node, Duration usual, long least) {
        return node.isNumber() ? Duration.ofSeconds(Math.max(least, node.asLong(usual.toSeconds()))) : usual;
    }
}
