package dev.porthole.views.alerts;

import java.util.Set;

/** Alerts about the alerting itself: they say that it works or mute others, and ask nothing of anybody. */
public final class HealthAlerts {

    private static final String INHIBITOR = "InfoInhibitor";
    private static final Set<String> NAMES = Set.of("Watchdog", INHIBITOR, "DeadMansSwitch");

    private HealthAlerts() {}

    public static boolean is(String name) {
        return NAMES.contains(name);
    }

    /** Whether it fires all the time, so that its absence says that alerts do not arrive. */
    static boolean isWatchdog(String name) {
        return is(name) && !name.equals(INHIBITOR);
    }
}
