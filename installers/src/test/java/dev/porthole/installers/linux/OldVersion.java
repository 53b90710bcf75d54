package dev.porthole.installers.linux;

import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A package of an older release, with the files that it had: one program, and a jar that is no more. */
record OldVersion(Path work) {

    static final String VERSION = "0.0.9";
    static final Path GONE = Path.of("/usr/lib/porthole/lib/app/porthole-app-0.0.9.jar");

    Path deb() throws IOException, InterruptedException {
        Path root = work.resolve("old");
        write(root.resolve("usr/lib/porthole/bin/porthole"), "#!/bin/sh\necho Porthole " + VERSION + "\n");
        root.resolve("usr/lib/porthole/bin/porthole").toFile().setExecutable(true, false);
        write(root.resolve(GONE.toString().substring(1)), "old");
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/porthole"), Path.of("../lib/porthole/bin/porthole"));
        String architecture = new Tool("dpkg").run(work, "--print-architecture").strip();
        write(root.resolve("DEBIAN/control"), """
            Package: porthole
            Version: %s
            Architecture: %s
            Maintainer: %s
            Description: an older release
            """.formatted(VERSION, architecture, Release.MAINTAINER));
        Path deb = work.resolve("old.deb");
        new Tool("dpkg-deb").run(work, "--root-owner-group", "--build", root.toString(), deb.toString());
        return deb;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
