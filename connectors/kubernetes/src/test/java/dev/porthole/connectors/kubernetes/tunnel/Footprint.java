package dev.porthole.connectors.kubernetes.tunnel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * What this process holds at one moment.
 *
 * @param platformThreads of the system
 * @param tunnelThreads virtual ones of tunnels and forwards, by their names
 * @param sockets open ones, from the kernel
 * @param heapBytes in use after a collection
 */
record Footprint(int platformThreads, long tunnelThreads, long sockets, long heapBytes) {

    static Footprint now() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), tunnels(), openSockets(), heap);
    }

    /** Connections that a server of this process has taken and not closed yet. */
    static long connectionsOf(EchoServer server) throws IOException {
        String local = ":%04X".formatted(server.port());
        var lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/self/net/tcp")));
        lines.addAll(Files.readAllLines(Path.of("/proc/self/net/tcp6")));
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[1].endsWith(local) && !fields[3].equals("0A") && !fields[9].equals("0"))
                .count();
    }

    private static long tunnels() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            try (Stream<String> lines = Files.lines(dump)) {
                return lines.filter(line -> line.matches("#\\d+ \"(tunnel|mend tunnel|forward|upload).*"))
                        .count();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    private static long openSockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(Footprint::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
