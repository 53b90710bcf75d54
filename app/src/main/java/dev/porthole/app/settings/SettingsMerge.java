package dev.porthole.app.settings;

import dev.porthole.app.settings.ClusterSettings.SavedForward;
import dev.porthole.app.settings.ClusterSettings.SavedQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Settings that two processes changed: what this one changed since it read them is taken from it, all else is as the
 * other one left it.
 *
 * @param base as this process read or wrote them last
 * @param mine as this process has them
 * @param theirs as they stand in the file
 */
record SettingsMerge(Settings base, Settings mine, Settings theirs) {

    Settings merged() {
        return new Settings(
                either(Settings::theme),
                either(Settings::language),
                either(Settings::context),
                either(Settings::range),
                either(Settings::refresh),
                either(Settings::layout),
                new Watching(either(Settings::restartLines), either(Settings::telling), either(Settings::writing)),
                clusters());
    }

    private <T> T either(Function<Settings, T> part) {
        T changed = part.apply(mine);
        return changed.equals(part.apply(base)) ? part.apply(theirs) : changed;
    }

    private Map<String, ClusterSettings> clusters() {
        Map<String, ClusterSettings> all = new HashMap<>();
        for (String name : keys(mine.clusters(), theirs.clusters())) {
            ClusterSettings before = base.cluster(name);
            all.put(name, cluster(before, mine.cluster(name), theirs.cluster(name)));
        }
        return all;
    }

    private static ClusterSettings cluster(ClusterSettings before, ClusterSettings own, ClusterSettings others) {
        Map<String, String> servers = new HashMap<>();
        for (String connection : keys(own.servers(), others.servers())) {
            either(before.servers(), own.servers(), others.servers(), connection)
                    .ifPresent(server -> servers.put(connection, server));
        }
        return new ClusterSettings(
                servers,
                forwards(before.forwards(), own.forwards(), others.forwards()),
                queries(before.queries(), own.queries(), others.queries()),
                alarms(before.alarms(), own.alarms(), others.alarms()));
    }

    /** By alarm. */
    private static AlarmSwitches alarms(AlarmSwitches before, AlarmSwitches own, AlarmSwitches others) {
        AlarmSwitches merged = others;
        for (String alarm : keys(own.modes(), before.modes())) {
            merged = own.mode(alarm) == before.mode(alarm) ? merged : merged.with(alarm, own.mode(alarm));
        }
        Set<String> sent = new HashSet<>(own.sent());
        sent.addAll(before.sent());
        for (String alarm : sent) {
            merged = own.isSent(alarm) == before.isSent(alarm) ? merged : merged.withSent(alarm, own.isSent(alarm));
        }
        return merged;
    }

    /** Ours before the others', without those that we took away. */
    private static SavedQueries queries(SavedQueries before, SavedQueries own, SavedQueries others) {
        return new SavedQueries(
                texts(before.asked(), own.asked(), others.asked()), texts(before.kept(), own.kept(), others.kept()));
    }

    private static List<String> texts(List<String> before, List<String> own, List<String> others) {
        List<String> all = new ArrayList<>(own);
        others.stream()
                .filter(text -> !before.contains(text) && !own.contains(text))
                .forEach(all::add);
        return all;
    }

    private static Optional<String> either(
            Map<String, String> before, Map<String, String> own, Map<String, String> others, String key) {
        boolean unchanged = Objects.equals(before.get(key), own.get(key));
        return Optional.ofNullable((unchanged ? others : own).get(key));
    }

    /** The others' without those that we closed or changed, then those that we opened or changed. */
    private static List<SavedForward> forwards(
            List<SavedForward> before, List<SavedForward> own, List<SavedForward> others) {
        List<SavedForward> opened =
                own.stream().filter(forward -> !before.contains(forward)).toList();
        List<SavedForward> closed =
                before.stream().filter(forward -> !own.contains(forward)).toList();
        List<SavedForward> all = new ArrayList<>(others);
        all.removeIf(forward -> isAmong(closed, forward) || isAmong(opened, forward));
        all.addAll(opened);
        return all;
    }

    private static boolean isAmong(List<SavedForward> forwards, SavedForward one) {
        return forwards.stream().anyMatch(forward -> forward.target().equals(one.target()));
    }

    private static Set<String> keys(Map<String, ?> one, Map<String, ?> other) {
        Set<String> all = new HashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
