package dev.porthole.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged application as a person would, with settings of its own. */
class AppImageTest {

    private static final int LIMIT_SECONDS = 240;

    @TempDir
    Path folder;

    private Launcher launcher;

    @BeforeEach
    void find_the_image() {
        String image = System.getProperty("porthole.image", "");
        if (image.isEmpty() || !Files.isDirectory(Path.of(image))) {
            String reason = "the application image is not built: add -Pimage";
            System.err.println("SKIPPED " + AppImageTest.class.getName() + ": " + reason);
            Assumptions.abort(reason);
        }
        launcher = Launcher.in(Path.of(image), System.getProperty("os.name"));
    }

    @Test
    void the_version_is_told() throws Exception {
        var run = porthole("--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).startsWith("Porthole ").doesNotContain("${");
    }

    @Test
    void the_sample_cluster_is_painted() throws Exception {
        var run = porthole("snapshot", "board.png", "--demo", "--size", "1440x900");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var picture = ImageIO.read(folder.resolve("board.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(1440);
        assertThat(picture.getHeight()).isEqualTo(900);
        long colours = Arrays.stream(picture.getRGB(0, 0, 1440, 900, null, 0, 1440))
                .distinct()
                .count();
        assertThat(colours).as("colours in the picture").isGreaterThan(50);
        Path kept = Files.createDirectories(Path.of("target", "screens"));
        Files.copy(
                folder.resolve("board.png"), kept.resolve("image-snapshot.png"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void every_tile_is_live() throws Exception {
        var run = porthole("status", "--demo", "--language", "en");

        assertThat(run.exitCode()).as(run.output()).isBetween(0, 2);
        assertThat(run.output())
                .containsPattern("CPU +\\d+")
                .containsPattern("Latency p95 +\\d+")
                .containsPattern("Restarts +\\d+")
                .doesNotContain("no answer yet", "did not answer");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void without_a_display_the_board_is_text_and_a_picture() throws Exception {
        var run = porthole("--demo");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains(".png").doesNotContain("Exception");
        assertThat(folder.resolve("porthole").resolve("board.png")).isNotEmptyFile();
    }

    @Test
    void the_aot_cache_fits() throws Exception {
        var run = run(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), "--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    /** Copying changes the modification times of all files. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_copied_folder_starts_as_fast() throws Exception {
        Path copy = folder.resolve("copy");
        new Tool("cp")
                .run(folder, "-r", Path.of(System.getProperty("porthole.image")).toString(), copy.toString());
        launcher = Launcher.in(copy, System.getProperty("os.name"));

        var run = run(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), "--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(porthole("--version").output()).matches("Porthole [^\n]+\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_cache_that_does_not_fit_is_not_talked_about() throws Exception {
        Path copy = folder.resolve("copy");
        new Tool("cp")
                .run(folder, "-r", Path.of(System.getProperty("porthole.image")).toString(), copy.toString());
        launcher = Launcher.in(copy, System.getProperty("os.name"));
        Files.writeString(launcher.appFolder().resolve("porthole.aot"), "not a cache");

        var run = porthole("--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).matches("Porthole [^\n]+\n");
    }

    private record Run(int exitCode, String output) {}

    private Run porthole(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.executable().toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY", "KUBECONFIG"));
        for (String home : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA")) {
            builder.environment().put(home, folder.toString());
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended)
                .as("ended within %d s; it wrote: %s", LIMIT_SECONDS, Files.readString(output))
                .isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }
}
