package dev.porthole.installers.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.AutoComplete;

/** The files as they are installed, from the root of the file system; the same for deb and rpm. */
record PackageFiles(Release release, Path root) {

    private static final String ID = "dev.porthole.Porthole";
    private static final List<Integer> ICONS = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

    void lay() throws IOException {
        application();
        String man = new ManPage(
                        new CommandLineModel().line(),
                        release.version(),
                        release.date().toString())
                .text();
        write("usr/share/man/man1/porthole.1.gz", zipped(man));
        write(
                "usr/share/bash-completion/completions/porthole",
                AutoComplete.bash(Release.NAME, new CommandLineModel().line())
                        .replaceFirst("^#!.*\\R", "") // it is read by the shell, not run
                        .getBytes(StandardCharsets.UTF_8));
        copy("linux/" + ID + ".desktop", "usr/share/applications/" + ID + ".desktop");
        copy("linux/porthole-mime.xml", "usr/share/mime/packages/porthole.xml");
        String about = Files.readString(release.sources().resolve("linux/" + ID + ".metainfo.xml"))
                .replace("@VERSION@", release.version())
                .replace("@DATE@", release.date().toString());
        write("usr/share/metainfo/" + ID + ".metainfo.xml", about.getBytes(StandardCharsets.UTF_8));
        for (int size : ICONS) {
            copy(
                    "icons/porthole-" + size + ".png",
                    "usr/share/icons/hicolor/%1$dx%1$d/apps/porthole.png".formatted(size));
        }
        copy("icons/porthole.svg", "usr/share/icons/hicolor/scalable/apps/porthole.svg");
        String licences =
                new Copyright(Bundled.in(release.bill()), release.sources().resolve("licences")).text();
        write("usr/share/doc/porthole/copyright", licences.getBytes(StandardCharsets.UTF_8));
        rights();
    }

    /** Into /usr/lib, with its modification times; a link on the PATH. */
    private void application() throws IOException {
        Path to = root.resolve("usr/lib/porthole");
        try (Stream<Path> files = Files.walk(release.image())) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(release.image().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        Path link = root.resolve("usr/bin/porthole");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../lib/porthole/bin/porthole"));
    }

    /** What is a program may be run, and everybody may read all, whatever the builder's mask is. */
    private void rights() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                boolean runs = Files.isDirectory(file)
                        || file.toString().contains("/bin/")
                        || file.endsWith("jspawnhelper")
                        || file.endsWith("jexec");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private void copy(String source, String target) throws IOException {
        write(target, Files.readAllBytes(release.sources().resolve(source)));
    }

    void write(String target, byte[] bytes) throws IOException {
        Path file = root.resolve(target);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** As Debian's policy wants it: as small as can be, and the same every time. */
    static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] gzip = bytes.toByteArray();
        gzip[8] = 2; // RFC 1952: XFL, the slowest and smallest
        return gzip;
    }
}
