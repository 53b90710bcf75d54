package dev.porthole.connectors.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.kubernetes.Cases;
import dev.porthole.connectors.kubernetes.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines as no kubelet should send them: each is an entry, the kubelet's own word, or one that was seen. */
@Timeout(120)
class HostileLinesTest {

    private static final int BODIES = 10_000;
    private static final long SEED = 20_261_126;

    @Test
    void whatever_comes_is_read_and_at_once() throws IOException {
        var mutations = new Mutations(
                SEED,
                Cases.text("50-pod-lines.txt").lines().limit(20).reduce("", (all, line) -> all + line + "\n"),
                Cases.text("50-pod-lines.txt").lines().skip(20).reduce("", (all, line) -> all + line + "\n"),
                Cases.text("52-pod-time.txt"),
                Cases.text("ansi.txt"));
        long entries = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutations.next();
            long begun = Mutations.worked();
            var lines = new LogLines(new PodKey("shop", "cart"), "main");
            var source = new LineStream(new ByteArrayInputStream(body), PodLogs.MAX_LINE);
            while (source.next()) {
                LogEntry entry = lines.entry(source.line(), source.length());
                if (entry != null) {
                    assertThat(entry.message()).isNotNull();
                    assertThat(entry.bytes()).isPositive();
                    entries++;
                }
            }
            assertThat(lines.remark()).isNotNull();
            assertThat(Mutations.worked() - begun)
                    .as("nanoseconds for body %d", i)
                    .isLessThan(1_000_000_000L);
        }
        assertThat(entries).isGreaterThan(BODIES);
    }
}
