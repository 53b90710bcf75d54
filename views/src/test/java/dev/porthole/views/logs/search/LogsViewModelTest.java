package dev.porthole.views.logs.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.ManualPulse;
import dev.porthole.views.logs.SampleWorkloads;
import dev.porthole.views.logs.export.LogExport;
import dev.porthole.views.logs.query.SampleLogs;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a toolkit: the test's own thread is the UI thread. */
class LogsViewModelTest {

    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();
    private final SampleLogs logs = SampleLogs.incident();
    private final ObjectProperty<LogSource> source = new SimpleObjectProperty<>(logs);
    private final ObjectProperty<WorkloadSource> workloads = new SimpleObjectProperty<>();
    private final TimeCursor cursor =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), () -> SampleLogs.NOW);
    private final ManualPulse pulse = new ManualPulse();
    private Instant now = SampleLogs.NOW;
    private LogsViewModel model;

    @BeforeEach
    void build() {
        model = new LogsViewModel(
                new LogsViewModel.Sources(source, workloads, new SampleLanguage()),
                cursor,
                pulse,
                new UiBridge(uiThread::add),
                () -> now,
                Runnable::run);
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            try {
                Runnable next = uiThread.poll(20, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(System.nanoTime())
                    .as("it did not come to that within 60 s")
                    .isLessThan(end);
        }
    }

    private void attachAndAwaitRows() {
        model.attach();
        awaitAnswer();
    }

    private void awaitAnswer() {
        await(() -> !model.status().askingProperty().get()
                && model.status().histogramProperty().get() != null);
    }

    private String message(int row) {
        return model.rows().arena().text(model.rows().line(row));
    }

    @Test
    void it_asks_when_it_comes_on_screen_and_loads_older_pages_on_demand() {
        attachAndAwaitRows();
        assertThat(model.rows().size()).isEqualTo(500);
        await(() -> model.status().tallyProperty().get().matched() == 1245);
        assertThat(model.status().histogramProperty().get().total(LogLevel.ERROR))
                .isEqualTo(615);
        await(() -> {
            model.loadOlder();
            return model.rows().size() == 1245;
        });
        assertThat(message(0)).startsWith("HikariPool-1");
        assertThat(logs.asked.stream().map(LogQuery::range).distinct().count()).isGreaterThan(1);
    }

    @Test
    void a_beat_brings_new_lines_and_counts_them_when_nobody_looks_at_the_top() {
        attachAndAwaitRows();
        logs.add(SampleLogs.line(9001, now.plusSeconds(2), LogLevel.ERROR, "search-0", "brand new"));
        now = now.plusSeconds(5);
        pulse.beat();
        await(() -> message(0).equals("brand new"));
        assertThat(model.rows().size()).isEqualTo(501);
        assertThat(model.status().newLinesProperty().get()).isZero();

        model.atTopProperty().set(false);
        logs.add(SampleLogs.line(9002, now, LogLevel.INFO, "search-0", "another"));
        pulse.beat();
        await(() -> model.rows().size() == 502);
        assertThat(model.status().newLinesProperty().get()).isEqualTo(1);
        model.atTopProperty().set(true);
        assertThat(model.status().newLinesProperty().get()).isZero();
    }

    @Test
    void while_paused_new_lines_are_only_counted() {
        attachAndAwaitRows();
        model.liveProperty().set(false);
        logs.add(SampleLogs.line(9001, now.plusSeconds(2), LogLevel.ERROR, "search-0", "brand new"));
        now = now.plusSeconds(5);
        pulse.beat();
        await(() -> model.status().newLinesProperty().get() == 1);
        assertThat(model.rows().size()).isEqualTo(500);
        model.liveProperty().set(true);
        await(() -> model.rows().size() == 501);
    }

    @Test
    void many_new_lines_at_once_all_become_rows() {
        attachAndAwaitRows();
        for (int i = 0; i < 4000; i++) {
            logs.add(SampleLogs.line(20_000 + i, now.plusMillis(i), LogLevel.INFO, "search-0", "burst " + i));
        }
        now = now.plusSeconds(10);
        pulse.beat();
        await(() -> message(0).equals("burst 3999"));
        assertThat(model.rows().size()).isEqualTo(4500);
        assertThat(message(3999)).isEqualTo("burst 0");
        assertThat(model.status().tallyProperty().get().matched()).isEqualTo(1245 + 4000);
    }

    @Test
    void a_failed_refresh_keeps_the_rows_and_says_why_until_it_works_again() {
        attachAndAwaitRows();
        logs.failure = new Failure.TunnelDown("Elasticsearch", "pod rescheduled");
        pulse.beat();
        await(() -> model.status().failureProperty().get() instanceof Failure.TunnelDown);
        assertThat(model.rows().size()).isEqualTo(500);
        assertThat(model.status().phaseProperty().get()).isEqualTo(LogStatus.Phase.ROWS);
        logs.failure = null;
        // Whichever question is still out does not hear one beat.
        await(() -> {
            pulse.beat();
            return model.status().failureProperty().get() == null;
        });
    }

    @Test
    void a_wrong_query_keeps_the_rows_and_tells_the_column() {
        attachAndAwaitRows();
        logs.failure = new Failure.BadQuery("Elasticsearch", "expected )", 8);
        model.input().textProperty().set("level:(E");
        await(() -> model.status().failureProperty().get() instanceof Failure.BadQuery bad && bad.column() == 8);
        assertThat(model.rows().size()).isEqualTo(500);
    }

    @Test
    void a_new_query_ends_the_one_that_runs() {
        logs.gate = new CountDownLatch(1);
        model.attach();
        await(() -> !logs.asked.isEmpty());
        CountDownLatch forever = logs.gate;
        logs.gate = null;
        model.input().textProperty().set("timeout");
        awaitAnswer();
        await(() -> logs.interrupted == 1);
        assertThat(forever.getCount()).isOne();
        assertThat(model.rows().size()).isEqualTo(2);
        assertThat(model.status().termsProperty().get().wanted()).containsExactly("timeout");
    }

    @Test
    void levels_limit_the_rows_but_not_the_counts() {
        attachAndAwaitRows();
        model.input().toggle(LogLevel.WARN);
        await(() -> model.status().tallyProperty().get().matched() == 299);
        assertThat(model.status().tallyProperty().get().exact()).isTrue();
        assertThat(model.status().histogramProperty().get().total(LogLevel.ERROR))
                .isEqualTo(615);
    }

    @Test
    void a_part_of_the_time_limits_the_rows_and_is_shown_on_the_whole_histogram() {
        attachAndAwaitRows();
        var part = new TimeRange(Instant.parse("2026-11-23T14:07:50Z"), Instant.parse("2026-11-23T14:08:00Z"));
        model.choose(part);
        await(() ->
                model.rows().size() < 100 && !model.status().askingProperty().get());
        assertThat(model.status().partProperty().get()).isEqualTo(part);
        assertThat(model.status().histogramProperty().get().total()).isEqualTo(1245);
        model.chooseWhole();
        awaitAnswer();
        assertThat(model.rows().size()).isEqualTo(500);
        assertThat(model.status().partProperty().get()).isNull();
    }

    @Test
    void labels_of_a_tile_become_filters() {
        attachAndAwaitRows();
        model.focus(Labels.of("service", "gateway", "exported_namespace", "shop", "le", "0.5"));
        awaitAnswer();
        assertThat(model.input().filters())
                .containsExactlyInAnyOrder(
                        LogFilter.of(Subject.SERVICE, "gateway"), LogFilter.of(Subject.NAMESPACE, "shop"));
        assertThat(model.rows().size()).isEqualTo(2);
    }

    @Test
    void a_pod_is_a_filter_where_logs_are_searched_and_its_own_log_where_not() {
        attachAndAwaitRows();
        var key = new PodKey("shop", "users-0");
        model.showPod(key);
        awaitAnswer();
        assertThat(model.rows().size()).isEqualTo(1);

        var cluster = new SampleWorkloads();
        source.set(null);
        workloads.set(cluster);
        model.showPod(key);
        assertThat(cluster.followed).isEqualTo(key);
        cluster.listener.lines(List.of(
                SampleLogs.line(1, now, LogLevel.INFO, "users-0", "own one"),
                SampleLogs.line(2, now.plusSeconds(1), LogLevel.ERROR, "users-0", "own two")));
        await(() -> model.rows().size() == 2);
        assertThat(message(0)).isEqualTo("own two");
        model.input().textProperty().set("-two");
        await(() -> model.rows().size() == 1);
        assertThat(message(0)).isEqualTo("own one");
        cluster.listener.state(Optional.of(new Failure.Unreachable("shop/users-0", "")));
        await(() -> model.status().failureProperty().get() != null);
        cluster.listener.state(Optional.empty());
        await(() -> model.status().failureProperty().get() == null);
        model.detach();
        assertThat(cluster.closed).isTrue();
    }

    @Test
    void sources_may_come_later_and_nothing_is_asked_off_screen() {
        source.set(null);
        model.attach();
        assertThat(model.status().phaseProperty().get()).isEqualTo(LogStatus.Phase.NO_SOURCE);
        source.set(logs);
        awaitAnswer();
        assertThat(model.rows().size()).isEqualTo(500);
        await(() -> logs.asked.size() > 1);
        model.detach();
        int asked = logs.asked.size();
        pulse.beat();
        model.input().textProperty().set("x");
        assertThat(uiThread.stream().peek(Runnable::run).count()).isNotNegative();
        assertThat(logs.asked).hasSize(asked);
        assertThat(pulse.listeners()).isZero();
    }

    @Test
    void all_that_was_found_is_written_to_a_file_not_only_the_rows(@TempDir Path folder) throws IOException {
        attachAndAwaitRows();
        Path file = folder.resolve("logs.ndjson");
        model.export(LogExport.Format.NDJSON, file);
        await(() -> !model.status().remarkProperty().get().isEmpty());
        assertThat(model.status().remarkProperty().get().key()).isEqualTo("log.export.done");
        int matched = (int) model.status().tallyProperty().get().matched();
        assertThat(matched).isGreaterThan(model.rows().size());
        assertThat(Files.readAllLines(file)).hasSize(matched).first().asString().contains("HikariPool-1");
        model.export(LogExport.Format.TEXT, folder.resolve("no such folder").resolve("x"));
        await(() -> model.status().remarkProperty().get().key().equals("log.export.failed"));
    }

    @Test
    void two_panes_may_take_turns_on_screen_in_any_order() {
        attachAndAwaitRows();
        model.attach();
        model.detach();
        logs.add(SampleLogs.line(9001, now.plusSeconds(2), LogLevel.ERROR, "search-0", "brand new"));
        now = now.plusSeconds(5);
        pulse.beat();
        await(() -> message(0).equals("brand new"));
        model.detach();
        assertThat(pulse.listeners()).isZero();
        model.detach();
    }
}
