package dev.porthole.views.time;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * One for all: the range that is looked at, the frame around it that charts show, how often it is refreshed, the instant
 * under the pointer, and the way back out of what was zoomed into. Read and written on the UI thread only.
 *
 * <p>A range that lies within the frame is a part of it that is selected: the frame stays, so that a chart goes on showing
 * what is around it. Any other range is its own frame.
 */
public final class TimeCursor {

    private static final int MOST_ZOOMS = 50;

    private final InstantSource clock;
    private final ObjectProperty<TimeChoice> choice;
    private final ReadOnlyObjectWrapper<TimeChoice> frame;
    private final ObjectProperty<Duration> refresh;
    private final ObjectProperty<@Nullable Instant> hover = new SimpleObjectProperty<>();
    private final Deque<TimeChoice> zooms = new ArrayDeque<>();
    private boolean moving;
    private boolean adjusting;
    private boolean continuing;

    public TimeCursor(TimeChoice choice, Duration refresh, InstantSource clock) {
        this.clock = clock;
        this.choice = new SimpleObjectProperty<>(choice);
        this.frame = new ReadOnlyObjectWrapper<>(choice);
        this.refresh = new SimpleObjectProperty<>(refresh);
        this.choice.addListener((property, before, now) -> {
            if (!moving) {
                adjusting = false;
                if (!isPart(now)) {
                    zooms.clear();
                    frame.set(now);
                }
            }
        });
    }

    public ObjectProperty<TimeChoice> choiceProperty() {
        return choice;
    }

    /** What charts show: the choice itself, or what is around the part that was selected. */
    public ReadOnlyObjectProperty<TimeChoice> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Zero: paused. */
    public ObjectProperty<Duration> refreshProperty() {
        return refresh;
    }

    /** Null when the pointer is over no chart. */
    public ObjectProperty<@Nullable Instant> hoverProperty() {
        return hover;
    }

    /** Looks at a part of the frame, which stays. */
    public void select(TimeRange part) {
        move(frame.get(), new TimeChoice.Fixed(part));
    }

    /** The part of the frame that is selected; null when it is all of it. */
    public @Nullable TimeRange selection() {
        return choice.get() instanceof TimeChoice.Fixed(var range)
                        && !choice.get().equals(frame.get())
                ? range
                : null;
    }

    /** With some room at the ends, because a bar may reach over them. */
    private boolean isPart(TimeChoice next) {
        TimeRange whole = frame.get().at(clock.instant());
        Duration room = whole.length().dividedBy(20);
        return next instanceof TimeChoice.Fixed(var part)
                && !part.start().isBefore(whole.start().minus(room))
                && !part.end().isAfter(whole.end().plus(room))
                && part.length().compareTo(whole.length()) < 0;
    }

    /** Looks at the whole frame again. */
    public void selectAll() {
        move(frame.get(), frame.get());
    }

    /** Makes {@code range} the frame; {@link #back} leads out of it. */
    public void zoom(TimeRange range) {
        var next = new TimeChoice.Fixed(range);
        if (next.equals(frame.get())) {
            selectAll();
            return;
        }
        remember();
        move(next, next);
    }

    /** Makes {@code range} the frame while a wheel turns or a drag goes on: all of it is one step for {@link #back}. */
    public void adjust(TimeRange range) {
        var next = new TimeChoice.Fixed(range);
        if (next.equals(frame.get())) {
            return;
        }
        continuing = adjusting;
        if (!adjusting) {
            remember();
        }
        move(next, next);
        adjusting = true;
        continuing = false;
    }

    /** Whether the change that listeners are just told of goes on with the one before, and is no step of its own. */
    public boolean isContinuing() {
        return continuing;
    }

    private void remember() {
        zooms.push(frame.get());
        if (zooms.size() > MOST_ZOOMS) {
            zooms.removeLast();
        }
    }

    /** Gives up the selection, else the last zoom; false when there is neither. */
    public boolean back() {
        if (!choice.get().equals(frame.get())) {
            selectAll();
            return true;
        }
        TimeChoice before = zooms.poll();
        if (before == null) {
            return false;
        }
        move(before, before);
        return true;
    }

    private void move(TimeChoice around, TimeChoice next) {
        moving = true;
        adjusting = false;
        try {
            frame.set(around);
            choice.set(next);
        } finally {
            moving = false;
        }
    }
}
