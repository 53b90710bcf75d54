package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/** What several servers tell of the same, as one. */
final class MergedAlerts {

    private MergedAlerts() {}

    /** One for each fingerprint, in their order. */
    static List<Alert> alerts(List<List<Alert>> of) {
        return once(of.stream().flatMap(List::stream), Alert::fingerprint, MergedAlerts::one).stream()
                .sorted(Comparator.comparing(Alert::fingerprint))
                .toList();
    }

    /** Groups with the same receiver and labels are one; an alert is the same in all of its groups. */
    static List<AlertGroup> groups(List<List<AlertGroup>> of) {
        record Key(String receiver, Labels labels) {}
        Map<String, Alert> merged = new LinkedHashMap<>();
        Map<Key, LinkedHashSet<String>> groups = new LinkedHashMap<>();
        for (List<AlertGroup> server : of) {
            for (AlertGroup group : server) {
                var members =
                        groups.computeIfAbsent(new Key(group.receiver(), group.labels()), key -> new LinkedHashSet<>());
                for (Alert alert : group.alerts()) {
                    members.add(alert.fingerprint());
                    merged.merge(alert.fingerprint(), alert, MergedAlerts::one);
                }
            }
        }
        List<AlertGroup> all = new ArrayList<>();
        groups.forEach((key, members) -> all.add(new AlertGroup(
                key.labels(), key.receiver(), members.stream().map(merged::get).toList())));
        return all;
    }

    /** One for each id, as it was changed last, the newest end first. */
    static List<Silence> silences(List<List<Silence>> of) {
        return once(
                        of.stream().flatMap(List::stream),
                        Silence::id,
                        (first, second) -> second.updatedAt().isAfter(first.updatedAt()) ? second : first)
                .stream()
                .sorted(Comparator.comparing(Silence::endsAt).reversed())
                .toList();
    }

    static List<Receiver> receivers(List<List<Receiver>> of) {
        return List.copyOf(new LinkedHashSet<>(of.stream().flatMap(List::stream).toList()));
    }

    /** Servers with the same configuration share it. */
    static List<Routing> routing(List<List<Routing>> of) {
        record Same(Routing without) {}
        return List.copyOf(once(
                of.stream().flatMap(List::stream),
                routing -> new Same(on(routing, List.of())),
                (first, second) -> on(
                        first,
                        Stream.concat(first.servers().stream(), second.servers().stream())
                                .toList())));
    }

    private static Routing on(Routing routing, List<String> servers) {
        return new Routing(
                servers, routing.root(), routing.receivers(), routing.inhibitRules(), routing.timeIntervals());
    }

    private static <T, K> Collection<T> once(Stream<T> all, Function<T, K> key, BinaryOperator<T> merging) {
        Map<K, T> found = new LinkedHashMap<>();
        all.forEach(each -> found.merge(key.apply(each), each, merging));
        return found.values();
    }

    /** The newer one, with the receivers of both; kept from people only where both servers keep it from them. */
    private static Alert one(Alert first, Alert second) {
        Alert newer = second.updatedAt().isAfter(first.updatedAt()) ? second : first;
        var receivers = new LinkedHashSet<>(first.receivers());
        receivers.addAll(second.receivers());
        return new Alert(
                newer.fingerprint(),
                newer.labels(),
                newer.annotations(),
                newer.times(),
                state(first.state(), second.state()),
                muting(first, second),
                List.copyOf(receivers),
                newer.generatorUrl());
    }

    private static Alert.State state(Alert.State first, Alert.State second) {
        if (first == second) {
            return first;
        }
        // One that has only just got it knows nothing yet; one that tells people of it decides.
        if (first == Alert.State.UNPROCESSED) {
            return second;
        }
        return second == Alert.State.UNPROCESSED ? first : Alert.State.ACTIVE;
    }

    private static Alert.Muting muting(Alert first, Alert second) {
        if (state(first.state(), second.state()) == Alert.State.ACTIVE) {
            return first.state() == Alert.State.ACTIVE ? first.muting() : second.muting();
        }
        return new Alert.Muting(
                both(first.silencedBy(), second.silencedBy()),
                both(first.inhibitedBy(), second.inhibitedBy()),
                both(first.mutedBy(), second.mutedBy()));
    }

    private static List<String> both(List<String> first, List<String> second) {
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
