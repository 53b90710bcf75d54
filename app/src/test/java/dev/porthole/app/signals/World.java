package dev.porthole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.boards.TileReadings;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.views.board.TileReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A source of metrics at one moment, looked at as a board and as charts do. */
public record World(MetricSource source, Instant now) {

    private static final Duration SOON = Duration.ofSeconds(30);

    public Measured measured() {
        return value(Measured.of(source, InstantSource.fixed(now), Thresholds.DEFAULT, Deadline.after(SOON)));
    }

    /** The readings of all tiles that are asked of metrics. */
    public Map<String, TileReading> tiles(String namespace) {
        return TileReadings.of(
                measured(), TimeRange.last(Duration.ofMinutes(15), now), namespace, Deadline.after(SOON));
    }

    SignalAnswer by(Signal signal, SignalScope scope, Grouping grouping) {
        var question = new SignalQuestion(
                signal, scope, grouping, TimeRange.last(Duration.ofMinutes(15), now), Duration.ofSeconds(20));
        return value(measured().range(question, Deadline.after(SOON)));
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }
}
