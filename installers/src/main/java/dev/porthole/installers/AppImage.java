package dev.porthole.installers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Makes the application image for the platform it runs on: {@code jlink} makes a runtime of the JDK's and JavaFX's
 * modules that are needed, {@code jpackage} puts the class path and a launcher beside it, and a trained run leaves an
 * {@linkplain AotCache AOT cache}.
 */
public final class AppImage {

    private static final String NAME = "porthole";

    /**
     * From {@code jdeps --print-module-deps} over the class path, and two that no class names: Korean numbers and dates,
     * and zip files by path.
     */
    private static final List<String> MODULES = List.of(
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.localedata",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs",
            "javafx.controls",
            "javafx.swing");

    /**
     * Measured over two minutes of a window with eight tiles: the heap grows from 32 MB, not from a part of the machine's
     * memory, and gives back what a search took; only loops that stay hot for long are compiled a second time. A third
     * less memory, half the processor time. Bulk data lives outside the heap.
     */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx1g",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "--enable-native-access=javafx.graphics");

    private final Path build;
    private final String version;
    private final Launcher launcher;

    private AppImage(Path build, String version) {
        this.build = build;
        this.version = version;
        this.launcher = Launcher.in(build.resolve("image"), System.getProperty("os.name"));
    }

    /** Arguments: the module's build folder with {@code javafx} and {@code class-path} in it, and the version. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var image = new AppImage(Path.of(arguments[0]), arguments[1]);
        image.link();
        image.pack();
        new AotCache(image.launcher, image.build.resolve("training")).train();
    }

    private void link() throws IOException {
        Path runtime = fresh("runtime");
        run(
                "jlink",
                "--module-path",
                build.resolve("javafx").toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--include-locales",
                "en,ko",
                "--strip-native-commands",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                runtime.toString());
    }

    private void pack() throws IOException {
        Path image = fresh("image");
        var arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                version,
                "--description",
                "The console for whoever is on call for services on Kubernetes",
                "--vendor",
                "Porthole",
                "--runtime-image",
                build.resolve("runtime").toString(),
                "--input",
                build.resolve("class-path").toString(),
                "--main-jar",
                "porthole-app-" + version + ".jar",
                "--main-class",
                "dev.porthole.app.Porthole",
                "--dest",
                image.toString()));
        JAVA_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        launcher.icon().ifPresent(icon -> arguments.addAll(List.of("--icon", icon.toString())));
        run("jpackage", arguments.toArray(String[]::new));
    }

    private static void run(String tool, String... arguments) {
        var out = new PrintWriter(System.out, true);
        int code = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IllegalStateException("this JDK has no " + tool))
                .run(out, out, arguments);
        if (code != 0) {
            throw new IllegalStateException(tool + " ended with " + code + ", given " + List.of(arguments));
        }
    }

    /** The tools demand that what they make is not there yet. */
    private Path fresh(String folder) throws IOException {
        Path path = build.resolve(folder);
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return path;
    }
}
