package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.util.List;

/** Which earlier time a chart is compared with. */
public enum Compare {
    NOTHING(Duration.ZERO),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration ago;

    Compare(Duration ago) {
        this.ago = ago;
    }

    Duration ago() {
        return ago;
    }

    /** An earlier series moved onto the time that is shown. */
    TimeSeries moved(TimeSeries earlier) {
        return new TimeSeries(earlier.labels(), earlier.startMs() + ago.toMillis(), earlier.stepMs(), earlier.values());
    }

    /** The groups of the earlier time, moved; none when there is no answer, for the chart itself does not suffer from that. */
    List<TimeSeries> earlier(SignalHistory source, SignalHistory.Question question) {
        if (this == NOTHING) {
            return List.of();
        }
        TimeRange range = question.range();
        var past = new TimeRange(range.start().minus(ago), range.end().minus(ago));
        var then = new SignalHistory.Question(
                question.signal(), question.namespace(), question.by(), past, question.points());
        return source.ask(then) instanceof Outcome.Success<SignalHistory.Answer>(var answer, var notes)
                ? answer.groups().stream().map(this::moved).toList()
                : List.of();
    }
}
