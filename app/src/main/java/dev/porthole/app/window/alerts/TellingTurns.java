package dev.porthole.app.window.alerts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Of several windows that show one cluster, one tells of its alerts; when that is closed, another one does. Thread-safe. */
final class TellingTurns {

    private final Map<String, Object> tellers = new ConcurrentHashMap<>();

    /** Whether it is {@code window} that tells of the cluster; it is from now on if nobody else does. */
    boolean isOf(String cluster, Object window) {
        return tellers.computeIfAbsent(cluster, any -> window) == window;
    }

    void leave(String cluster, Object window) {
        tellers.remove(cluster, window);
    }
}
