package dev.porthole.installers;

import dev.porthole.installers.icon.IconFile;
import dev.porthole.installers.mac.BundleVersion;
import dev.porthole.installers.module.ApplicationModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the application image for the platform it runs on: a {@linkplain LinkedRuntime runtime} that holds the
 * application, a launcher from {@code jpackage}, and an {@linkplain AotCache AOT cache} from a trained run.
 */
public final class AppImage {

    private static final String NAME = "porthole";
    private static final Path ICONS = Path.of("src", "main", "icons");
    private static final String MAIN_CLASS = "dev.porthole.app.Porthole";

    /**
     * Measured over two minutes of a window with eight tiles: the heap grows from 32 MB, not from a part of the machine's
     * memory, and gives back what a search took; only loops that stay hot for long are compiled a second time. A third
     * less memory, half the processor time. Bulk data lives outside the heap. The JVM keeps its log to itself: a cache that
     * does not fit costs time, and is nothing to tell a person who asked for a status. The processor's own AES serves only
     * what has been compiled a second time, which for a tunnel's bytes would come after many megabytes: that is done at once.
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
            "-Xlog:disable",
            "-XX:CompileCommand=quiet",
            compiledAtOnce("GaloisCounterMode*::*"),
            compiledAtOnce("GHASH::*"),
            compiledAtOnce("CounterMode::*"),
            "--enable-native-access=javafx.graphics");

    private static String compiledAtOnce(String methods) {
        return "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider." + methods + ",0.002";
    }

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
        var image = new AppImage(Path.of(arguments[0]).toAbsolutePath(), arguments[1]);
        image.pack(new LinkedRuntime(image.build).link());
        new AotCache(image.launcher, image.build.resolve("training")).train();
    }

    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    private void pack(Path runtime) throws IOException, InterruptedException {
        Path image = new FreshFolder(build.resolve("image")).gone();
        var arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                isMac() ? new BundleVersion(version).text() : version,
                "--description",
                "The console for whoever is on call for services on Kubernetes",
                "--vendor",
                "Porthole",
                "--runtime-image",
                runtime.toString(),
                "--module",
                ApplicationModule.NAME + "/" + MAIN_CLASS,
                "--dest",
                image.toString()));
        JAVA_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        arguments.addAll(List.of(
                "--icon",
                IconFile.of(ICONS, build, System.getProperty("os.name")).toString()));
        arguments.addAll(launcher.options());
        new JdkTool("jpackage").run(arguments);
        new NativeCode(image).strip();
    }
}
