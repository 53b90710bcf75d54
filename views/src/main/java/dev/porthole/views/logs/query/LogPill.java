package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.logs.LogFilter;

/**
 * A condition of its own beside the words.
 *
 * @param disabled it stays, but counts for nothing
 * @param pinned it stays when something else is clicked on
 */
public record LogPill(LogFilter filter, boolean disabled, boolean pinned) {

    static LogPill of(LogFilter filter) {
        return new LogPill(filter, false, false);
    }

    public LogPill inverted() {
        return new LogPill(filter.inverted(), disabled, pinned);
    }

    public LogPill disabled(boolean off) {
        return new LogPill(filter, off, pinned);
    }

    public LogPill pinned(boolean stays) {
        return new LogPill(filter, disabled, stays);
    }

    LogPill filter(LogFilter other) {
        return new LogPill(other, disabled, pinned);
    }
}
