package dev.porthole.views.time;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * One for all: the range that is looked at, how often it is refreshed, and the instant under the pointer. Read and
 * written on the UI thread only.
 */
public final class TimeCursor {

    private final ObjectProperty<TimeChoice> choice;
    private final ObjectProperty<Duration> refresh;
    private final ObjectProperty<@Nullable Instant> hover = new SimpleObjectProperty<>();

    public TimeCursor(TimeChoice choice, Duration refresh) {
        this.choice = new SimpleObjectProperty<>(choice);
        this.refresh = new SimpleObjectProperty<>(refresh);
    }

    public ObjectProperty<TimeChoice> choiceProperty() {
        return choice;
    }

    /** Zero: paused. */
    public ObjectProperty<Duration> refreshProperty() {
        return refresh;
    }

    /** Null when the pointer is over no chart. */
    public ObjectProperty<@Nullable Instant> hoverProperty() {
        return hover;
    }
}
