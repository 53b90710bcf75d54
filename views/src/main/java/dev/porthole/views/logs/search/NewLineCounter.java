package dev.porthole.views.logs.search;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Whether new lines are let in, and how many have come that nobody has looked at. UI thread only. */
final class NewLineCounter {

    private final LogStatus status;
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final BooleanProperty atTop = new SimpleBooleanProperty(this, "atTop", true);

    NewLineCounter(LogStatus status) {
        this.status = status;
        atTop.addListener((property, before, now) -> {
            if (now && live.get()) {
                seen();
            }
        });
    }

    BooleanProperty liveProperty() {
        return live;
    }

    BooleanProperty atTopProperty() {
        return atTop;
    }

    boolean areLetIn() {
        return live.get();
    }

    /** Rows were added. */
    void came(int rows) {
        if (!atTop.get()) {
            status.newLines.set(status.newLines.get() + rows);
        }
    }

    /** So many lines wait in all. */
    void waiting(int lines) {
        status.newLines.set(lines);
    }

    void seen() {
        status.newLines.set(0);
    }
}
