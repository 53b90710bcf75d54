package dev.porthole.connectors.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A container's log as a kubelet serves it: all from a moment on, of them the last so many. */
class RecentLinesTest {

    private static final Instant BEGIN = Instant.parse("2026-01-31T10:00:00Z");
    private static final int MOST = 10;

    private final List<String> printed = new ArrayList<>();
    private final List<Integer> served = new ArrayList<>();
    private boolean broken;

    private final RecentLines lines = new RecentLines(
            (WorkloadSource) Proxy.newProxyInstance(
                    WorkloadSource.class.getClassLoader(),
                    new Class<?>[] {WorkloadSource.class},
                    (proxy, method, arguments) -> serve((PodLogQuery) arguments[0])),
            MOST);

    private final Pod pod = new Pod(
            new PodKey("shop", "web"),
            "u-1",
            "node",
            Pod.Owner.NONE,
            new Pod.State(Pod.Phase.RUNNING, "Running", true),
            BEGIN,
            Pod.Content.of(List.of()),
            Labels.EMPTY);

    @Test
    void what_was_read_is_not_read_again() {
        print(0, "a", "b");
        assertThat(texts(BEGIN)).containsExactly("a", "b");

        print(5, "c", "d");
        assertThat(texts(BEGIN)).containsExactly("a", "b", "c", "d");
        print(9, "e");
        assertThat(texts(BEGIN)).containsExactly("a", "b", "c", "d", "e");
        assertThat(served).containsExactly(2, 4, 3); // those of a second before the last, and the new one
    }

    @Test
    void lines_of_one_moment_are_neither_lost_nor_doubled() {
        printAt(1, "a", "b");
        assertThat(texts(BEGIN)).containsExactly("a", "b");

        printAt(1, "c");

        assertThat(texts(BEGIN)).containsExactly("a", "b", "c");
        assertThat(texts(BEGIN)).containsExactly("a", "b", "c");
    }

    @Test
    void what_the_range_leaves_behind_is_let_go_and_a_longer_range_reads_it_again() {
        print(0, "a", "b", "c");
        assertThat(texts(BEGIN)).containsExactly("a", "b", "c");
        assertThat(texts(BEGIN.plusSeconds(1))).containsExactly("b", "c");

        assertThat(texts(BEGIN)).containsExactly("a", "b", "c");
    }

    @Test
    void more_than_can_be_read_is_said_until_the_range_is_past_it() {
        print(0, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");

        RecentLines.Lines first = read(BEGIN);
        assertThat(first.entries()).hasSize(MOST);
        assertThat(first.whole()).isFalse();
        assertThat(read(BEGIN.plusSeconds(2)).whole()).isTrue();
    }

    @Test
    void a_burst_between_two_readings_leaves_no_hole_that_is_called_whole() {
        print(0, "a");
        read(BEGIN);
        print(1, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");

        RecentLines.Lines after = read(BEGIN);

        assertThat(after.whole()).isFalse();
        assertThat(after.entries())
                .extracting(LogEntry::message)
                .hasSize(MOST)
                .startsWith("3")
                .endsWith("12");
    }

    @Test
    void a_failure_loses_nothing() {
        print(0, "a");
        texts(BEGIN);
        broken = true;
        assertThat(lines.read(pod, "main", BEGIN, soon())).isInstanceOf(Outcome.Failed.class);
        broken = false;
        print(1, "b");

        assertThat(texts(BEGIN)).containsExactly("a", "b");
    }

    private void print(int second, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            printAt(second + i, texts[i]);
        }
    }

    private void printAt(int second, String... texts) {
        for (String text : texts) {
            printed.add(BEGIN.plusSeconds(second) + " " + text);
        }
    }

    private RecentLines.Lines read(Instant since) {
        Outcome<RecentLines.Lines> outcome = lines.read(pod, "main", since, soon());
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<RecentLines.Lines>) outcome).value();
    }

    private List<String> texts(Instant since) {
        return read(since).entries().stream().map(LogEntry::message).toList();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(5));
    }

    private Outcome<List<LogEntry>> serve(PodLogQuery query) throws IOException {
        if (broken) {
            return Outcome.failed(new Failure.Unreachable("test", ""));
        }
        var stream = new LineStream(
                new ByteArrayInputStream((String.join("\n", printed) + "\n").getBytes(StandardCharsets.UTF_8)), 1_000);
        var format = new LogLines(query.pod(), query.container());
        List<LogEntry> found = new ArrayList<>();
        while (stream.next()) {
            LogEntry entry = format.entry(stream.line(), stream.length());
            if (entry != null && !PodLogs.isBefore(entry, query.since())) {
                found.add(entry);
            }
        }
        List<LogEntry> last = found.subList(Math.max(0, found.size() - query.tailLines()), found.size());
        served.add(last.size());
        return Outcome.of(List.copyOf(last));
    }
}
