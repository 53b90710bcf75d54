package dev.porthole.installers.system;

import dev.porthole.installers.FreshFolder;
import dev.porthole.installers.JdkTool;
import dev.porthole.installers.linux.LinuxPackages;
import dev.porthole.installers.mac.MacPackage;
import dev.porthole.installers.windows.WindowsPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes what is installed on the system that builds. */
public final class SystemPackages {

    private final Path module;
    private final Path build;
    private final String version;

    private SystemPackages(Path module, Path build, String version) {
        this.module = module;
        this.build = build;
        this.version = version;
    }

    /** Arguments: the module's folder, its build folder with {@code image} in it, and the version. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new SystemPackages(Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath(), arguments[2]).make();
    }

    private void make() throws IOException, InterruptedException {
        Path output = new FreshFolder(build.resolve("packages")).made();
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            Path image = build.resolve("image").resolve("porthole.app");
            packed(new MacPackage(version, image, output).arguments(), output, "macos", "dmg");
        } else if (os.contains("win")) {
            Path image = build.resolve("image").resolve("porthole");
            Path licence = module.resolve("..").resolve("LICENSE").normalize();
            packed(new WindowsPackage(version, image, licence, output).arguments(), output, "windows", "msi");
        } else {
            LinuxPackages.make(module.resolve("src").resolve("main"), build, version, output);
        }
    }

    /** jpackage has names of its own for what it makes; ours tell version, system and processor. */
    private void packed(List<String> arguments, Path output, String system, String kind) throws IOException {
        new JdkTool("jpackage").run(arguments);
        Path made;
        try (var files = Files.newDirectoryStream(output, "*." + kind)) {
            made = files.iterator().next();
        }
        Path named =
                output.resolve("porthole-%s-%s-%s.%s".formatted(version, system, System.getProperty("os.arch"), kind));
        Files.move(made, named);
        System.out.printf("%s: %.1f MB%n", named.getFileName(), Files.size(named) / 1e6);
    }
}
