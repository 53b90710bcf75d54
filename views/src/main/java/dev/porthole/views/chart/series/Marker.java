package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.text.VisibleText;
import java.time.Instant;

/**
 * Something that happened, as a vertical line.
 *
 * @param label short, from outside too, and made visible here; may be empty
 */
public record Marker(Kind kind, Instant at, String label) {

    public Marker {
        label = VisibleText.of(label);
    }

    /** What happened; each has a colour of its own. */
    public enum Kind {
        ROLLOUT,
        RESTART,
        ALERT,
        SILENCE,
        /** The signal left its normal band. */
        SINCE,
        OTHER
    }
}
