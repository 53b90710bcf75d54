package dev.porthole.app.signals;

import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests, failures and latency. Each service is looked at from one vantage point, the first family that counts it; a
 * ratio is made within that family. Where it has no histogram, the next one that has tells the latency.
 */
final class HttpSignals {

    /** Of another vantage point's requests: how many more must have failed there. */
    private static final double WORTH_TELLING = 0.02;

    static final String COUNTING = NamingLabels.PREFIX + "counting";
    private static final String VANTAGE = NamingLabels.PREFIX + "vantage";

    private final Inventory inventory;
    private final SignalScope scope;
    private final List<HttpVectors> families;

    /** @param ago as an offset, such as "1d"; empty for now */
    HttpSignals(Inventory inventory, SignalScope scope, String ago) {
        this.inventory = inventory;
        this.scope = scope;
        this.families = inventory.http().stream()
                .map(http ->
                        new HttpVectors(http, scope, inventory.namespaces(), ago.isEmpty() ? "" : " offset " + ago))
                .toList();
    }

    List<Grouping> groupings() {
        Set<String> labels = new HashSet<>();
        inventory.http().forEach(http -> labels.addAll(http.targets().labels()));
        List<Grouping> offered = new ArrayList<>(List.of(Grouping.SERVICE));
        if (inventory.http().stream()
                .anyMatch(http -> http.family().routes().stream().anyMatch(labels::contains))) {
            offered.add(Grouping.ROUTE);
        }
        if (inventory.http().stream().anyMatch(http -> !http.statuses().isEmpty())) {
            offered.add(Grouping.STATUS);
        }
        if (labels.contains("pod")) {
            offered.addAll(List.of(Grouping.POD, Grouping.WORKLOAD));
        }
        if (labels.contains("node")) {
            offered.add(Grouping.NODE);
        }
        offered.addAll(List.of(Grouping.METHOD, Grouping.NAMESPACE));
        if (inventory.http().size() > 1) {
            offered.add(Grouping.VANTAGE);
        }
        return offered;
    }

    Optional<Plan> plan(Known signal, Grouping grouping) {
        return switch (signal) {
            case REQUESTS -> requests(grouping);
            case ERRORS -> share("5", grouping);
            case CLIENT_ERRORS -> share("4", grouping);
            case LATENCY -> latency(0.95, grouping);
            case LATENCY_MEDIAN -> latency(0.5, grouping);
            case LATENCY_P99 -> latency(0.99, grouping);
            default -> Optional.empty();
        };
    }

    private Optional<Plan> requests(Grouping grouping) {
        if (grouping == Grouping.VANTAGE) {
            return byVantage(family -> family.requests(List.of()).sum(List.of()))
                    .map(all -> Plan.of(all, SignalUnit.PER_SECOND));
        }
        List<String> more = more(grouping);
        return chain(families, family -> family.requests(more))
                .map(all -> Plan.of(grouped(all, grouping, "sum"), SignalUnit.PER_SECOND)
                        .doubting(vantages(families)));
    }

    private Optional<Plan> share(String hundreds, Grouping grouping) {
        List<HttpVectors> telling =
                families.stream().filter(family -> family.http().tellsStatus()).toList();
        if (grouping == Grouping.VANTAGE) {
            return byVantage(family -> family.http().tellsStatus()
                            ? family.withStatus(hundreds, List.of())
                                    .sum(List.of())
                                    .with("/", family.requests(List.of()).sum(List.of()))
                            : family.requests(List.of()).sum(List.of()).with("<", 0))
                    .map(all -> Plan.of(all, SignalUnit.SHARE));
        }
        List<String> more = more(grouping);
        Optional<Vector> failed = chain(telling, family -> family.withStatus(hundreds, more));
        Optional<Vector> all = chain(telling, family -> family.requests(more));
        return failed.flatMap(some -> all.map(every -> {
            Plan plan = Plan.of(
                            grouped(some, grouping, "sum")
                                    .with("/", grouped(every, grouping, "sum"))
                                    .between(0, 1),
                            SignalUnit.SHARE)
                    .doubting(vantages(telling));
            return grouping == Grouping.TOTAL
                    ? failedElsewhere(telling, hundreds).map(plan::refusing).orElse(plan)
                    : plan;
        }));
    }

    /**
     * Failures that another vantage point sees and the one that counts does not: of an ingress whose application is gone,
     * for instance. Told by service, with both names.
     */
    private static Optional<Vector> failedElsewhere(List<HttpVectors> families, String hundreds) {
        List<Vector> pairs = new ArrayList<>();
        for (int i = 0; i < families.size(); i++) {
            for (int j = i + 1; j < families.size(); j++) {
                HttpVectors counting = families.get(i);
                HttpVectors other = families.get(j);
                Vector all = other.requests(List.of());
                Vector counted = counting.withStatus(hundreds, List.of());
                for (HttpVectors better : families.subList(0, i)) {
                    counted = counted.unlessOn(HttpVectors.SERVICE, better.requests(List.of()));
                }
                pairs.add(other.withStatus(hundreds, List.of())
                        .with("-", counted)
                        .with(">", all.with("*", WORTH_TELLING))
                        .label(VANTAGE, other.http().family().name(), "", "")
                        .label(COUNTING, counting.http().family().name(), "", ""));
            }
        }
        return pairs.stream().reduce(Vector::or);
    }

    private Optional<Plan> latency(double quantile, Grouping grouping) {
        List<HttpVectors> telling = telling();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        List<String> more = more(grouping);
        if (grouping == Grouping.VANTAGE) {
            return Optional.of(Plan.of(
                    telling.stream()
                            .map(family -> family.quantile(quantile, List.of())
                                    .max(List.of())
                                    .label(VANTAGE, family.http().family().name(), "", ""))
                            .reduce(Vector::or)
                            .orElseThrow(),
                    SignalUnit.SECONDS));
        }
        boolean eachService = grouping == Grouping.SERVICE;
        if (!eachService && grouping != Grouping.WORKLOAD && oneLayout(telling)) {
            return Optional.of(Plan.of(overall(telling, quantile, grouping), SignalUnit.SECONDS));
        }
        Vector services =
                chain(telling, family -> family.quantile(quantile, more)).orElseThrow();
        Plan plan = Plan.of(eachService ? services : grouped(services, grouping, "max"), SignalUnit.SECONDS);
        return Optional.of(eachService ? plan : plan.doubting(List.of(Doubt.of(Doubt.Kind.WORST_SERVICE))));
    }

    /** Families whose histograms say something of a service that no better family tells. */
    private List<HttpVectors> telling() {
        Set<Labels> told = new HashSet<>();
        return families.stream()
                .filter(family -> switch (family.http().latency()) {
                    case NONE -> false;
                    case NATIVE -> true;
                    case CLASSIC ->
                        told.addAll(services(family)
                                .filter(service -> !family.http().layouts().sayNothing(service))
                                .toList());
                })
                .toList();
    }

    /** Whether there are histograms, all of which say nothing. */
    boolean bucketsSayNothing() {
        return telling().isEmpty()
                && families.stream().anyMatch(family -> family.http().latency() != Inventory.Latency.NONE);
    }

    private Stream<Labels> services(HttpVectors family) {
        return family.http().layouts().bounds().keySet().stream().filter(this::inScope);
    }

    private boolean inScope(Labels service) {
        return agrees(service, NamingLabels.NAMESPACE, Grouping.NAMESPACE)
                && agrees(service, NamingLabels.SERVICE, Grouping.SERVICE);
    }

    private boolean agrees(Labels service, String label, Grouping grouping) {
        String wanted = scope.only().get(grouping.label());
        return wanted.isEmpty() || wanted.equals(service.get(label));
    }

    /** Whether everything in the scope is told in one layout of buckets, of one unit. */
    private boolean oneLayout(List<HttpVectors> telling) {
        if (telling.stream().anyMatch(family -> family.http().latency() == Inventory.Latency.NATIVE)) {
            return telling.size() == 1;
        }
        long units = telling.stream()
                .mapToDouble(family -> family.http().family().secondsPerUnit())
                .distinct()
                .count();
        return units == 1
                && telling.stream()
                                .flatMap(family -> services(family)
                                        .map(service ->
                                                family.http().layouts().bounds().getOrDefault(service, List.of())))
                                .distinct()
                                .count()
                        == 1;
    }

    /** The quantile of everything at once, of services in one layout. */
    private static Vector overall(List<HttpVectors> telling, double quantile, Grouping grouping) {
        HttpVectors first = telling.getFirst();
        if (telling.size() == 1) {
            return first.overall(quantile, by(grouping));
        }
        Vector buckets =
                chain(telling, family -> family.buckets(more(grouping))).orElseThrow();
        return first.inSeconds(
                        buckets.sum(HttpVectors.by(by(grouping), List.of("le"))).quantile(quantile))
                .with(">=", 0);
    }

    /** The highest bound of a service's buckets in seconds, beyond which no quantile is told. */
    Optional<Double> highestBound(Labels service) {
        Labels key = Labels.of(
                NamingLabels.NAMESPACE, service.get("namespace"), NamingLabels.SERVICE, service.get("service"));
        return telling().stream()
                .filter(family -> family.http().layouts().bounds().containsKey(key))
                .findFirst()
                .flatMap(family -> family.http().layouts().bounds().getOrDefault(key, List.of()).stream()
                        .max(Double::compare)
                        .map(bound -> bound * family.http().family().secondsPerUnit()));
    }

    /** Where several families count, each service is told by the first. */
    private static Optional<Vector> chain(List<HttpVectors> families, Function<HttpVectors, Vector> what) {
        return families.stream().map(what).reduce((first, next) -> first.orOn(HttpVectors.SERVICE, next));
    }

    private Optional<Vector> byVantage(Function<HttpVectors, Vector> what) {
        return families.stream()
                .map(family ->
                        what.apply(family).label(VANTAGE, family.http().family().name(), "", ""))
                .reduce(Vector::or);
    }

    private static List<Doubt> vantages(List<HttpVectors> families) {
        return families.size() < 2
                ? List.of()
                : List.of(Doubt.of(
                        Doubt.Kind.VANTAGE,
                        families.stream()
                                .map(family -> family.http().family().name())
                                .collect(Collectors.joining(" > "))));
    }

    private static List<String> more(Grouping grouping) {
        return switch (grouping) {
            case ROUTE -> List.of(HttpVectors.ROUTE);
            case STATUS -> List.of(HttpVectors.STATUS);
            case METHOD -> List.of(HttpVectors.METHOD);
            case POD, WORKLOAD -> List.of("pod");
            case NODE -> List.of("node");
            default -> List.of();
        };
    }

    private static List<String> by(Grouping grouping) {
        return switch (grouping) {
            case SERVICE -> HttpVectors.SERVICE;
            case NAMESPACE -> List.of(NamingLabels.NAMESPACE);
            case POD -> List.of(NamingLabels.NAMESPACE, "pod");
            case WORKLOAD -> List.of(NamingLabels.NAMESPACE, NamingLabels.WORKLOAD);
            default -> more(grouping);
        };
    }

    private static Vector grouped(Vector services, Grouping grouping, String aggregation) {
        Vector series = grouping == Grouping.WORKLOAD ? NamingLabels.workload(services) : services;
        return series.by(aggregation, by(grouping));
    }
}
