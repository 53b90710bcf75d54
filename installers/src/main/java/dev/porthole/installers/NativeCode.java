package dev.porthole.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Programs and native libraries of a folder, without the symbols that only a debugger reads. */
record NativeCode(Path folder) {

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    /** Does nothing but on Linux; elsewhere the symbols stand in files of their own. */
    void strip() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        var strip = new Tool("strip");
        if (!strip.isThere()) {
            System.out.println("strip (binutils) is not there: native libraries stay as large as they are");
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder.toAbsolutePath())) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (isElf(file)) {
                file.toFile().setWritable(true);
                strip.run(folder, "--strip-unneeded", file.toString());
            }
        }
    }

    private static boolean isElf(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(ELF.length), ELF);
        }
    }
}
