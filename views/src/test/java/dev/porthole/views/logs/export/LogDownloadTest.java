package dev.porthole.views.logs.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.query.SampleLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogDownloadTest {

    @TempDir
    Path folder;

    private final SampleLogs logs = new SampleLogs();
    private final List<Phrase> progress = new ArrayList<>();

    private void fill(int lines) {
        List<dev.porthole.connectors.api.logs.LogEntry> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(SampleLogs.line(i, SampleLogs.NOW.minusMillis(i), LogLevel.INFO, "checkout-0", "line " + i));
        }
        logs.lines.addAll(all);
    }

    private Phrase write(Path file, long most) {
        LogQuery query = LogQuery.all(TimeRange.last(Duration.ofHours(1), SampleLogs.NOW));
        return new LogDownload(logs, query, progress::add, most).write(LogExport.Format.NDJSON, file);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void all_lines_of_the_query_are_in_the_file_not_only_a_page() throws IOException {
        fill(4_321);

        assertThat(write(folder.resolve("logs.ndjson"), 1_000_000).key()).isEqualTo("log.export.done");
        assertThat(Files.readAllLines(folder.resolve("logs.ndjson")))
                .hasSize(4_321)
                .doesNotHaveDuplicates();
        assertThat(progress).hasSize(3);
        assertThat(files()).containsExactly("logs.ndjson");
    }

    @Test
    void more_than_the_most_is_said() throws IOException {
        fill(2_500);

        assertThat(write(folder.resolve("logs.ndjson"), 2_200).key()).isEqualTo("log.export.capped");
        assertThat(Files.readAllLines(folder.resolve("logs.ndjson"))).hasSize(2_200);
    }

    @Test
    void a_failure_leaves_the_file_that_was_there() throws IOException {
        Path file = Files.writeString(folder.resolve("logs.ndjson"), "before");
        logs.failure = new Failure.Forbidden("Elasticsearch", "", "", "no");

        assertThat(write(file, 10).key()).isEqualTo("log.export.failed");
        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("logs.ndjson");
    }

    @Test
    void who_stops_it_finds_no_half_file() throws Exception {
        fill(10);
        logs.gate = new CountDownLatch(1);
        var result = new ArrayList<Phrase>();
        Thread writer = Thread.ofVirtual().start(() -> result.add(write(folder.resolve("logs.csv"), 10)));
        while (logs.asked.isEmpty()) {
            Thread.onSpinWait();
        }
        writer.interrupt();
        writer.join();

        assertThat(result.getFirst().key()).isEqualTo("log.export.cancelled");
        assertThat(files()).isEmpty();
    }
}
