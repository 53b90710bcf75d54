package dev.porthole.installers.linux;

import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The package for Debian, Ubuntu and what comes from them. */
record DebPackage(Release release, PackageFiles files, Path output) {

    /** What the native libraries are linked with; Ubuntu 24.04 has names of its own for some (time_t of 64 bits). */
    private static final String DEPENDS = String.join(
            ", ",
            "libc6 (>= 2.17)",
            "libatk1.0-0t64 | libatk1.0-0",
            "libcairo2",
            "libfontconfig1",
            "libfreetype6",
            "libgdk-pixbuf-2.0-0",
            "libgl1",
            "libglib2.0-0t64 | libglib2.0-0",
            "libgtk-3-0t64 | libgtk-3-0",
            "libpango-1.0-0",
            "libpangocairo-1.0-0",
            "libpangoft2-1.0-0",
            "libx11-6",
            "libxtst6",
            "libxxf86vm1");

    /** Why lintian may find these: a runtime of its own is what makes Porthole run the same everywhere. */
    private static final String OVERRIDES = """
        # The Java runtime is Porthole's own and linked for it, with its libraries beside it.
        porthole: embedded-library *
        porthole: custom-library-search-path *
        # Made by jpackage and jlink, which compile nothing.
        porthole: hardening-no-fortify-functions *
        porthole: hardening-no-pie *
        porthole: shared-library-lacks-prerequisites *
        porthole: unused-override *
        # The notices of the JDK stay where they are found by their own names.
        porthole: extra-license-file *
        porthole: package-contains-documentation-outside-usr-share-doc *
        # No bug tracker of Debian's has a number for it.
        porthole: initial-upload-closes-no-bugs *
        """;

    Path build() throws IOException, InterruptedException {
        String changelog = "porthole (%s) unstable; urgency=medium\n\n  * Release %1$s.\n\n -- %s  %s\n"
                .formatted(release.version(), Release.MAINTAINER, release.mailDate());
        files.write("usr/share/doc/porthole/changelog.gz", PackageFiles.zipped(changelog));
        files.write("usr/share/lintian/overrides/porthole", OVERRIDES.getBytes(StandardCharsets.UTF_8));
        String architecture =
                new Tool("dpkg").run(files.root(), "--print-architecture").strip();
        files.write("DEBIAN/md5sums", sums().getBytes(StandardCharsets.UTF_8));
        files.write("DEBIAN/control", control(architecture).getBytes(StandardCharsets.UTF_8));
        Path deb = output.resolve("porthole_%s_%s.deb".formatted(release.version(), architecture));
        new Tool("dpkg-deb")
                .run(
                        files.root(),
                        "--root-owner-group",
                        "-Zxz",
                        "-z4",
                        "--build",
                        files.root().toString(),
                        deb.toString());
        return deb;
    }

    private String control(String architecture) throws IOException {
        return """
            Package: porthole
            Version: %s
            Architecture: %s
            Maintainer: %s
            Installed-Size: %d
            Depends: %s
            Recommends: xdg-utils
            Section: net
            Priority: optional
            Homepage: %s
            Description: %s
            %s
            """.formatted(
                        release.version(),
                        architecture,
                        Release.MAINTAINER,
                        kibibytes(),
                        DEPENDS,
                        Release.SITE,
                        Release.SUMMARY,
                        Release.DESCRIPTION.lines().map(line -> " " + line).collect(Collectors.joining("\n")));
    }

    private long kibibytes() throws IOException {
        long bytes = 0;
        for (Path file : regular()) {
            bytes += Files.size(file);
        }
        return bytes / 1024;
    }

    private String sums() throws IOException {
        var sums = new StringBuilder();
        for (Path file : regular()) {
            sums.append(md5(file))
                    .append("  ")
                    .append(files.root().relativize(file))
                    .append('\n');
        }
        return sums.toString();
    }

    private static String md5(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    private Iterable<Path> regular() throws IOException {
        try (Stream<Path> found = Files.walk(files.root())) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.startsWith(files.root().resolve("DEBIAN")))
                    .sorted()
                    .toList();
        }
    }
}
