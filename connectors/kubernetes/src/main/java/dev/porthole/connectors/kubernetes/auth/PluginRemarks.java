package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a plugin says on standard error, while it runs and afterwards: its last lines. */
final class PluginRemarks implements Runnable {

    private static final int LINES = 50;

    private final InputStream stream;
    private final Deque<String> lines = new ArrayDeque<>();

    PluginRemarks(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public void run() {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    add(line.strip());
                }
            }
        } catch (IOException ended) {
            // Killed while it spoke; what it said so far counts.
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    /** The last line; nothing when it has said nothing. */
    synchronized Detail last() {
        return lines.isEmpty() ? Detail.NONE : Detail.said(lines.getLast());
    }

    /** As {@link #last}, but rather a line that has an address to open. */
    synchronized Detail asked() {
        return lines.stream()
                .filter(line -> line.contains("https://") || line.contains("http://"))
                .reduce((before, later) -> later)
                .map(Detail::said)
                .orElseGet(this::last);
    }
}
