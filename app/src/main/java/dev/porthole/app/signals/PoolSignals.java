package dev.porthole.app.signals;

import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Once;
import dev.porthole.app.signals.series.PoolFamily;
import dev.porthole.app.signals.series.Scoped;
import dev.porthole.app.signals.series.Targets;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Connection pools: each pool of each process for itself, of every library, since one full pool among five is a full pool. */
final class PoolSignals {

    static final String SERVICE_OF_POOL = NamingLabels.SERVICE;

    private static final List<String> NAMES = List.of("name", "db_name", "db", "id", "pool_name", "pool");
    private static final String POOL = NamingLabels.PREFIX + "pool";
    private static final String PROCESS = NamingLabels.PREFIX + "pod";

    private final Inventory inventory;
    private final SignalScope scope;

    PoolSignals(Inventory inventory, SignalScope scope) {
        this.inventory = inventory;
        this.scope = scope;
    }

    List<Grouping> groupings() {
        return List.of(Grouping.POOL, Grouping.SERVICE, Grouping.POD, Grouping.NAMESPACE);
    }

    Optional<Plan> plan(Known signal, Grouping grouping) {
        return switch (signal) {
            case POOL ->
                union(this::unlimited)
                        .map(unlimited -> Plan.of(
                                        union(this::share)
                                                .orElse(unlimited.with("<", 0))
                                                .max(by(grouping)),
                                        SignalUnit.SHARE)
                                .refusing(unlimited));
            case POOL_USED -> count(family -> pools(family, family.active()), grouping);
            case POOL_SIZE -> count(this::size, grouping);
            case POOL_WAITING ->
                count(
                        family -> inventory.has(family.pending()) ? pools(family, family.pending()) : Optional.empty(),
                        grouping);
            default -> Optional.empty();
        };
    }

    private Optional<Plan> count(Function<PoolFamily, Optional<Vector>> what, Grouping grouping) {
        return union(what).map(all -> Plan.of(all.with(">=", 0).sum(by(grouping)), SignalUnit.COUNT));
    }

    private Optional<Vector> union(Function<PoolFamily, Optional<Vector>> what) {
        return inventory.pools().stream()
                .map(what)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.orOn(key(), other));
    }

    private Optional<Vector> share(PoolFamily family) {
        return size(family)
                .flatMap(size -> pools(family, family.active())
                        .map(active -> active.with("/", size).between(0, Double.MAX_VALUE)));
    }

    /** Only of pools that have a limit. */
    private Optional<Vector> size(PoolFamily family) {
        return inventory.has(family.max())
                ? pools(family, family.max()).map(size -> size.between(1, Integer.MAX_VALUE - 1))
                : Optional.empty();
    }

    /** Pools in use whose library tells no limit, or one that is none. */
    private Optional<Vector> unlimited(PoolFamily family) {
        Optional<Vector> active = pools(family, family.active());
        return size(family)
                .map(size -> active.map(used -> used.unlessOn(key(), size)))
                .orElse(active);
    }

    private List<String> key() {
        return List.of(NamingLabels.NAMESPACE, NamingLabels.SERVICE, PROCESS, POOL);
    }

    private List<String> by(Grouping grouping) {
        return switch (grouping) {
            case POOL -> key();
            case SERVICE -> List.of(NamingLabels.NAMESPACE, NamingLabels.SERVICE);
            case POD -> List.of(NamingLabels.NAMESPACE, PROCESS);
            case NAMESPACE -> List.of(NamingLabels.NAMESPACE);
            default -> List.of();
        };
    }

    /** Each pool once: by its service, its process and its name. */
    private Optional<Vector> pools(PoolFamily family, String metric) {
        Targets targets = inventory
                .of(family.active())
                .orElseGet(() -> new Targets(Set.of(), List.of(), List.of(), inventory.window()));
        Set<String> labels = targets.labels();
        Selector selector = Selector.of(metric);
        String namespace = scope.only().get(Grouping.NAMESPACE.label());
        if (!namespace.isEmpty() && labels.contains("namespace")) {
            selector = selector.and(
                    Matcher.regex("namespace", Pattern.literal(namespace).text() + "|"));
        }
        Vector named = NamingLabels.application(new Once(targets).gauge(selector), labels);
        named = NamingLabels.plain(named, PROCESS, List.of("instance", "pod"), labels);
        named = NamingLabels.plain(named, POOL, NAMES, labels);
        return Optional.of(Scoped.to(scope, named.max(key())));
    }

    /** How a pool is told in a story. */
    static String name(Labels pool) {
        return pool.findFirst("service", "pod", "pool").orElse("");
    }
}
