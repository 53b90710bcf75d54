package dev.porthole.views.metrics;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;

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
}
