package dev.porthole.connectors.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MetricSource} does. */
public abstract class MetricSourceContract {

    private static final Duration STEP = Duration.ofSeconds(1);

    private MetricSource source;

    /** A source that is open and answers; the test closes it. */
    protected abstract MetricSource open();

    /** A selector of at least one series that has samples at {@link #now()}, such as {@code up}. */
    protected abstract String knownSeries();

    /** The metric name of {@link #knownSeries()}. */
    protected abstract String knownMetric();

    protected abstract Instant now();

    @BeforeEach
    final void openSource() {
        source = open();
    }

    @AfterEach
    final void closeSource() {
        source.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private TimeRange lastMinutes() {
        return TimeRange.last(Duration.ofMinutes(5), now());
    }

    protected static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    protected static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Test
    final void a_probe_names_the_product() {
        Identity identity = value(source.probe(soon()));

        assertThat(identity.product()).isNotBlank();
        assertThat(identity.where()).isNotBlank();
    }

    @Test
    final void an_unknown_metric_is_an_empty_success() {
        assertThat(value(source.instant(new InstantQuery("no_such_metric_at_all", now()), soon())))
                .isEmpty();
        assertThat(value(source.range(new RangeQuery("no_such_metric_at_all", lastMinutes(), STEP), soon())))
                .isEmpty();
    }

    @Test
    final void a_malformed_expression_is_a_bad_query() {
        assertThat(failure(source.instant(new InstantQuery("sum(", now()), soon())))
                .isInstanceOf(Failure.BadQuery.class);
        assertThat(failure(source.range(new RangeQuery("sum(", lastMinutes(), STEP), soon())))
                .isInstanceOf(Failure.BadQuery.class);
    }

    @Test
    final void known_series_have_samples_now() {
        List<Sample> samples = value(source.instant(new InstantQuery(knownSeries(), now()), soon()));

        assertThat(samples).isNotEmpty();
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.labels().get("__name__")).isEqualTo(knownMetric());
            assertThat(sample.value()).isNotNaN();
            assertThat(Duration.ofMillis(Math.abs(sample.timeMs() - now().toEpochMilli())))
                    .isLessThan(Duration.ofMinutes(5));
        });
    }

    @Test
    final void a_range_is_on_the_grid_and_within_its_bounds() {
        var query = new RangeQuery(knownSeries(), lastMinutes(), STEP);
        RangeQuery grid = query.aligned();

        List<TimeSeries> series = value(source.range(query, soon()));

        assertThat(series).isNotEmpty();
        assertThat(series).allSatisfy(one -> {
            assertThat(one.startMs()).isEqualTo(grid.range().start().toEpochMilli());
            assertThat(one.stepMs()).isEqualTo(STEP.toMillis());
            assertThat(one.size()).isEqualTo(grid.points());
            assertThat(one.endMs()).isEqualTo(grid.range().end().toEpochMilli());
            assertThat(TimeSeries.isAbsent(one.last())).isFalse();
        });
    }

    @Test
    final void the_values_of_the_name_label_are_the_metrics() {
        assertThat(value(source.labelValues("__name__", List.of(), lastMinutes(), soon())))
                .contains(knownMetric())
                .doesNotHaveDuplicates();
    }

    @Test
    final void an_interrupted_thread_gets_cancelled_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(failure(source.instant(new InstantQuery(knownSeries(), now()), soon())))
                    .isInstanceOf(Failure.Cancelled.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    final void a_closed_source_answers_cancelled() {
        source.close();

        assertThat(failure(source.probe(soon()))).isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(source.instant(new InstantQuery(knownSeries(), now()), soon())))
                .isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(source.range(new RangeQuery(knownSeries(), lastMinutes(), STEP), soon())))
                .isInstanceOf(Failure.Cancelled.class);
    }
}
