package dev.porthole.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DrillDownViewModelTest {

    private static final Labels CHECKOUT = Labels.of("service", "checkout");

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final TimeCursor time = new TimeCursor(
            new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), InstantSource.fixed(SampleSignals.NOW));
    private final SampleSignals signals = new SampleSignals();
    private final AtomicReference<SignalHistory> source = new AtomicReference<>(signals);
    private final List<String> narrowed = new ArrayList<>();
    private final DrillDownViewModel model = new DrillDownViewModel(
            new DrillDownViewModel.Sources(
                    question -> source.get().ask(question), signals, Change.Lines.NONE, task -> () -> {}),
            new Messages(Locale.ENGLISH),
            time,
            new UiBridge(uiThread::add),
            InstantSource.fixed(SampleSignals.NOW));

    DrillDownViewModelTest() {
        model.setOnNarrow((labels, range) -> narrowed.add(labels + " " + range.start() + " " + range.end()));
    }

    /** Both answers: what the signal was, and what changed. */
    private void hear() throws InterruptedException {
        Runnable next = uiThread.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        while (next != null) {
            next.run();
            next = uiThread.poll(300, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void it_tells_since_when_who_and_what_changed() throws Exception {
        model.open("errors", Labels.EMPTY, "");
        hear();
        Duration off = Duration.between(SampleSignals.LEFT, model.since().orElseThrow());
        assertThat(off.abs()).isLessThan(Duration.ofSeconds(60));
        assertThat(model.foundProperty().get().share(CHECKOUT).share()).isGreaterThan(0.8);
        assertThat(model.chart().contentProperty().get().series())
                .extracting(ChartSeries::name)
                .startsWith("checkout", "payments");
        assertThat(model.changedProperty().get().getFirst().kind()).isEqualTo(Change.Kind.ROLLOUT);
        assertThat(model.chart().contentProperty().get().markers())
                .extracting(Marker::kind)
                .contains(Marker.Kind.SINCE, Marker.Kind.ROLLOUT, Marker.Kind.RESTART, Marker.Kind.ALERT);
    }

    @Test
    void a_row_narrows_to_its_labels_since_the_signal_left_its_band() throws Exception {
        model.open("errors", Labels.EMPTY, "shop");
        hear();
        model.choose(CHECKOUT);
        TimeRange since = model.sinceRange().orElseThrow();
        assertThat(narrowed).containsExactly("{service=checkout} " + since.start() + " " + since.end());
    }

    @Test
    void a_brushed_time_is_selected_the_frame_stays_and_nobody_is_asked_again() throws Exception {
        model.open("errors", Labels.EMPTY, "");
        hear();
        model.selectSince();
        assertThat(narrowed).hasSize(1);
        time.select(model.sinceRange().orElseThrow());
        assertThat(time.selection()).isEqualTo(model.sinceRange().orElseThrow());
        assertThat(model.chart().rangeProperty().get().length()).isEqualTo(Duration.ofHours(1));
        assertThat(signals.asked).hasSize(1);
    }

    @Test
    void another_grouping_and_a_zoom_ask_again_and_yesterday_lies_on_today() throws Exception {
        model.open("errors", Labels.EMPTY, "");
        hear();
        model.byProperty().set("pod");
        hear();
        assertThat(signals.asked.getLast().by()).isEqualTo("pod");
        time.zoom(new TimeRange(SampleSignals.LEFT, SampleSignals.NOW));
        hear();
        assertThat(signals.asked.getLast().range().start()).isEqualTo(SampleSignals.LEFT);
        model.compareProperty().set(Compare.DAY);
        hear();
        assertThat(signals.asked.getLast().range().end()).isEqualTo(SampleSignals.NOW.minus(Duration.ofDays(1)));
        List<ChartSeries> earlier = model.chart().contentProperty().get().series().stream()
                .filter(ChartSeries::earlier)
                .toList();
        assertThat(earlier).hasSize(4);
        assertThat(earlier.getFirst().samples().endMs())
                .isCloseTo(SampleSignals.NOW.toEpochMilli(), org.assertj.core.data.Offset.offset(60_000L));
    }

    @Test
    void a_failure_is_told_and_what_was_there_stays() throws Exception {
        model.open("errors", Labels.EMPTY, "");
        hear();
        source.set(question -> Outcome.failed(new Failure.Unreachable("Prometheus", "connection refused")));
        model.byProperty().set("route");
        hear();
        assertThat(model.failureProperty().get()).isInstanceOf(Failure.Unreachable.class);
        assertThat(model.foundProperty().get().isNothing()).isFalse();
        source.set(signals);
        model.byProperty().set("status");
        hear();
        assertThat(model.failureProperty().get()).isNull();
    }
}
