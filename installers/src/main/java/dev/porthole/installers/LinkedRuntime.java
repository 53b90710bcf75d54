package dev.porthole.installers;

import dev.porthole.installers.module.ApplicationModule;
import dev.porthole.installers.module.JavaFxModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java runtime with the application, JavaFX and what they need of the JDK, and nothing else: no AWT, no tools.
 *
 * @param build the module's build folder, with {@code javafx} and {@code class-path} in it
 */
record LinkedRuntime(Path build) {

    /** What the application and its libraries name; a build that misses one ends when the image is trained. */
    private static final List<String> REQUIRED = List.of(
            "java.logging",
            "java.management",
            "java.net.http",
            "java.sql",
            "java.xml",
            "jdk.net",
            "jdk.unsupported",
            "javafx.controls");

    private static final Set<String> JAVAFX = Set.of("javafx.base", "javafx.graphics", "javafx.controls");

    /** Nobody names them, but they are missed: Korean numbers and dates, and zip files by path. */
    private static final List<String> LOOKED_UP = List.of("jdk.localedata", "jdk.zipfs");

    /** The runtime's folder. */
    Path link() throws IOException {
        Path modules = new FreshFolder(build.resolve("modules")).made();
        new ApplicationModule(REQUIRED).write(build.resolve("class-path"), modules.resolve("porthole.jar"));
        new JavaFxModules(build.resolve("javafx"), new FreshFolder(build.resolve("javafx-parts")).made())
                .write(JAVAFX, modules);
        Path runtime = new FreshFolder(build.resolve("runtime")).gone();
        String roots = Stream.concat(Stream.of(ApplicationModule.NAME), LOOKED_UP.stream())
                .collect(Collectors.joining(","));
        new JdkTool("jlink")
                .run(List.of(
                        "--module-path",
                        modules.toString(),
                        "--add-modules",
                        roots,
                        "--include-locales",
                        "en,ko",
                        "--strip-native-commands",
                        "--no-header-files",
                        "--no-man-pages",
                        "--strip-java-debug-attributes",
                        "--compress",
                        "zip-9",
                        "--output",
                        runtime.toString()));
        return runtime;
    }
}
