package dev.porthole.connectors.kubernetes.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this very process listens on, from the kernel: other programs come and go meanwhile. */
public final class Listeners {

    private Listeners() {}

    /** Addresses and ports, in the kernel's own notation. */
    public static Set<String> now() throws IOException {
        var inodes = new ArrayList<String>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                try {
                    String link = Files.readSymbolicLink(file).toString();
                    if (link.startsWith("socket:[")) {
                        inodes.add(link.substring("socket:[".length(), link.length() - 1));
                    }
                } catch (IOException closedMeanwhile) {
                    continue;
                }
            }
        }
        var tables = new ArrayList<String>(Files.readAllLines(Path.of("/proc/self/net/tcp")));
        tables.addAll(Files.readAllLines(Path.of("/proc/self/net/tcp6")));
        return tables.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals("0A") && inodes.contains(fields[9]))
                .map(fields -> fields[1])
                .collect(Collectors.toSet());
    }
}
