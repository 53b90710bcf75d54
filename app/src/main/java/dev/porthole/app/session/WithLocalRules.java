package dev.porthole.app.session;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.metrics.Rule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rules of a cluster, with those that are evaluated here. */
record WithLocalRules(Live<List<Rule>> cluster, Live<List<Rule>> local) implements Live<List<Rule>> {

    @Override
    public Observation<List<Rule>> latest() {
        List<Rule> ours = local.latest().known().orElse(List.of());
        Observation<List<Rule>> theirs = cluster.latest();
        if (theirs instanceof Observation.Failed<List<Rule>>(var failure, var at) && !ours.isEmpty()) {
            return new Observation.Stale<>(ours, at, failure);
        }
        return theirs.map(rules -> Stream.concat(rules.stream(), ours.stream()).toList());
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<List<Rule>>> listener) {
        Subscription first = cluster.subscribe(state -> listener.accept(latest()));
        Subscription second = local.subscribe(state -> listener.accept(latest()));
        return () -> {
            first.close();
            second.close();
        };
    }
}
