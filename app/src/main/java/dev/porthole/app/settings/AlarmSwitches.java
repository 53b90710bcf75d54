package dev.porthole.app.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a person decided of the alarms of one cluster.
 *
 * @param modes by the name of an alarm; {@link Mode#AUTO} for all others
 * @param sent names of alarms whose alerts go to Alertmanager
 */
public record AlarmSwitches(Map<String, Mode> modes, Set<String> sent) {

    public static final AlarmSwitches NONE = new AlarmSwitches(Map.of(), Set.of());

    public AlarmSwitches {
        modes = Map.copyOf(modes);
        sent = Set.copyOf(sent);
    }

    /** Whether an alarm is evaluated. */
    public enum Mode {
        /** Unless a rule of the cluster means the same. */
        AUTO,
        ON,
        OFF
    }

    public Mode mode(String alarm) {
        return modes.getOrDefault(alarm, Mode.AUTO);
    }

    public boolean isSent(String alarm) {
        return sent.contains(alarm);
    }

    public AlarmSwitches with(String alarm, Mode mode) {
        var all = new HashMap<>(modes);
        if (mode == Mode.AUTO) {
            all.remove(alarm);
        } else {
            all.put(alarm, mode);
        }
        return new AlarmSwitches(all, sent);
    }

    public AlarmSwitches withSent(String alarm, boolean goes) {
        var all = new HashSet<>(sent);
        if (goes) {
            all.add(alarm);
        } else {
            all.remove(alarm);
        }
        return new AlarmSwitches(modes, all);
    }
}
