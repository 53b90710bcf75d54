package dev.porthole.views.logs.store;

import dev.porthole.connectors.api.logs.LogEntry;

/** What tells a line from others: its id, or time, pod and text where the source gives no ids. */
record LineIdentity(long timeNanos, String pod, String text) {

    static LineIdentity ofId(String id) {
        return new LineIdentity(0, "", id);
    }

    static LineIdentity of(LogEntry entry) {
        if (!entry.id().isEmpty()) {
            return ofId(entry.id());
        }
        String text = entry.stackTrace().isEmpty() ? entry.message() : entry.message() + '\n' + entry.stackTrace();
        return new LineIdentity(entry.timeNanos(), entry.pod(), text);
    }
}
