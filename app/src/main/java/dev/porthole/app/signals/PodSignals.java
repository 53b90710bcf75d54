package dev.porthole.app.signals;

import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Once;
import dev.porthole.app.signals.series.Targets;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pods as kube-state-metrics and cAdvisor tell them: restarts, states, and what they take of the machines. */
final class PodSignals {

    static final String RESTARTS = "kube_pod_container_status_restarts_total";
    static final String PHASE = "kube_pod_status_phase";
    static final String READY = "kube_pod_status_ready";
    static final String WAITING = "kube_pod_container_status_waiting_reason";
    static final String CPU = "container_cpu_usage_seconds_total";
    static final String MEMORY = "container_memory_working_set_bytes";

    static final List<String> ALL = List.of(RESTARTS, PHASE, READY, WAITING, CPU, MEMORY);

    private static final String STATE = Grouping.STATE.label();
    private static final String LOOPING = "CrashLoopBackOff";

    private final Inventory inventory;
    private final SignalScope scope;
    private final NodeSignals machines;

    PodSignals(Inventory inventory, SignalScope scope) {
        this.inventory = inventory;
        this.scope = scope;
        this.machines = new NodeSignals(inventory, SignalScope.CLUSTER);
    }

    List<Grouping> groupings(Known signal) {
        List<Grouping> ofPods = List.of(Grouping.WORKLOAD, Grouping.POD, Grouping.NAMESPACE);
        return switch (signal) {
            case RESTARTS -> inventory.has(RESTARTS) ? ofPods : List.of();
            case POD_STATES ->
                inventory.has(PHASE)
                        ? List.of(Grouping.STATE, Grouping.WORKLOAD, Grouping.NAMESPACE, Grouping.POD)
                        : List.of();
            case CPU -> inventory.has(CPU) ? ofPods : List.of();
            case MEMORY -> inventory.has(MEMORY) ? ofPods : List.of();
            default -> List.of();
        };
    }

    Optional<Plan> plan(Known signal, Grouping grouping) {
        return switch (signal) {
            case RESTARTS ->
                inventory.has(RESTARTS)
                        ? Optional.of(Plan.of(grouped(restarts(), grouping), SignalUnit.COUNT))
                        : Optional.empty();
            case POD_STATES -> inventory.has(PHASE) ? Optional.of(states(grouping)) : Optional.empty();
            case CPU ->
                inventory.has(CPU) && inventory.has(NodeSignals.CPU)
                        ? Optional.of(share(containers(CPU, "rate"), machines.coreCount(), grouping))
                        : Optional.empty();
            case MEMORY ->
                inventory.has(MEMORY)
                        ? machines.plan(Known.MEMORY_SIZE, Grouping.TOTAL)
                                .map(size -> share(containers(MEMORY, ""), size.vector(), grouping))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Vector restarts() {
        return new Once(targets(RESTARTS))
                .increase(scoped(Selector.of(RESTARTS)), "1h")
                .max(List.of("namespace", "pod", "container"));
    }

    /** Each pod in one state: what it waits for, what it is, whether it is ready. */
    private Plan states(Grouping grouping) {
        List<String> pod = List.of("namespace", "pod");
        Vector states = null;
        if (inventory.has(WAITING)) {
            states = gauge(Selector.of(WAITING, Matcher.equal("reason", LOOPING)))
                    .with("==", 1)
                    .max(pod)
                    .label(STATE, LOOPING, "", "");
        }
        if (inventory.has(READY)) {
            Vector running = gauge(Selector.of(PHASE, Matcher.equal("phase", "Running")))
                    .with("==", 1)
                    .max(pod);
            Vector notReady = gauge(Selector.of(READY, Matcher.equal("condition", "true")))
                    .with("== bool", 0)
                    .with("==", 1)
                    .max(pod)
                    .andOn(pod, running)
                    .label(STATE, "NotReady", "", "");
            states = states == null ? notReady : states.orOn(pod, notReady);
        }
        List<String> named = new ArrayList<>(pod);
        named.add(STATE);
        Vector phases = gauge(Selector.of(PHASE))
                .with("==", 1)
                .label(STATE, "$1", "phase", "(.+)")
                .max(named);
        Vector all = states == null ? phases : states.orOn(pod, phases);
        return Plan.of(grouped(all, grouping), SignalUnit.COUNT);
    }

    /** Of all machines together, so that shares add up. */
    private static Plan share(Vector used, Vector all, Grouping grouping) {
        return Plan.of(
                new Vector("(" + grouped(used, grouping).text() + " / scalar(" + all.text() + "))").between(0, 1),
                SignalUnit.SHARE);
    }

    private Vector containers(String metric, String function) {
        Selector selector = scoped(Selector.of(metric, Matcher.notRegex("container", "|POD")));
        var once = new Once(targets(metric));
        return (function.isEmpty() ? once.gauge(selector) : once.rate(selector, ""))
                .max(List.of("namespace", "pod", "container"));
    }

    private Vector gauge(Selector selector) {
        return new Once(targets(PHASE)).gauge(scoped(selector));
    }

    private Selector scoped(Selector selector) {
        Selector narrowed = selector;
        for (Grouping grouping : List.of(Grouping.NAMESPACE, Grouping.POD)) {
            String value = scope.only().get(grouping.label());
            if (!value.isEmpty()) {
                narrowed = narrowed.and(Matcher.equal(grouping.label(), value));
            }
        }
        String workload = scope.only()
                .findFirst(Grouping.WORKLOAD.label(), Grouping.SERVICE.label())
                .orElse("");
        return workload.isEmpty()
                ? narrowed
                : narrowed.and(Matcher.regex("pod", Pattern.literal(workload).text() + "(-[a-z0-9]+){0,2}"));
    }

    private static Vector grouped(Vector pods, Grouping grouping) {
        return switch (grouping) {
            case NAMESPACE -> pods.sum(List.of("namespace"));
            case POD -> pods.sum(List.of("namespace", "pod"));
            case STATE -> pods.sum(List.of(STATE));
            case WORKLOAD, SERVICE -> NamingLabels.workload(pods).sum(List.of("namespace", NamingLabels.WORKLOAD));
            default -> pods.sum(List.of());
        };
    }

    private Targets targets(String metric) {
        return inventory.of(metric).orElseGet(() -> new Targets(Set.of(), List.of(), List.of(), inventory.window()));
    }
}
