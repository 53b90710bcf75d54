package dev.porthole.installers.linux;

import dev.porthole.installers.FreshFolder;
import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Makes the packages that this machine has the tools for, and says which it leaves out. */
public final class LinuxPackages {

    private LinuxPackages() {}

    /**
     * @param sources the module's {@code src/main}
     * @param build the module's build folder, with {@code image} in it
     * @param output where packages are put
     */
    public static void make(Path sources, Path build, String version, Path output)
            throws IOException, InterruptedException {
        var release = new Release(
                version,
                LocalDate.now(ZoneOffset.UTC),
                build.resolve("image/porthole"),
                sources,
                build.resolve("porthole.cdx.json"));
        var files = new PackageFiles(release, new FreshFolder(build.resolve("package-files")).made());
        files.lay();
        if (new Tool("rpmbuild").isThere()) {
            told(new RpmPackage(release, files, build.resolve("rpm"), output).build());
        } else {
            System.out.println("no rpm: rpmbuild is not there (package rpm or rpm-build)");
        }
        if (new Tool("dpkg-deb").isThere()) {
            told(new DebPackage(release, files, output).build());
        } else {
            System.out.println("no deb: dpkg-deb is not there (package dpkg)");
        }
        told(archive(release, files, build, output));
    }

    /** One folder that can be put anywhere. */
    private static Path archive(Release release, PackageFiles files, Path build, Path output)
            throws IOException, InterruptedException {
        Files.copy(
                files.root().resolve("usr/share/doc/porthole/copyright"),
                new FreshFolder(release.image().resolve("COPYRIGHT")).gone());
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x64" : System.getProperty("os.arch");
        Path archive = output.resolve("porthole-%s-linux-%s.tar.gz".formatted(release.version(), architecture));
        new Tool("tar")
                .run(
                        build.resolve("image"),
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "-czf",
                        archive.toString(),
                        release.image().getFileName().toString());
        return archive;
    }

    private static void told(Path made) throws IOException {
        System.out.printf("%s: %.1f MB%n", made.getFileName(), Files.size(made) / 1e6);
    }
}
