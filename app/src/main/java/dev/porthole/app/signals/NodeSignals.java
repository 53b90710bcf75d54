package dev.porthole.app.signals;

import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Once;
import dev.porthole.app.signals.series.Targets;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The machines: CPU, memory, disk and network of node-exporter, each machine once whoever tells it. */
final class NodeSignals {

    static final String CPU = "node_cpu_seconds_total";
    static final String MEMORY_TOTAL = "node_memory_MemTotal_bytes";
    static final String MEMORY_AVAILABLE = "node_memory_MemAvailable_bytes";
    static final String MEMORY_FREE = "node_memory_MemFree_bytes";
    static final String MEMORY_BUFFERS = "node_memory_Buffers_bytes";
    static final String MEMORY_CACHED = "node_memory_Cached_bytes";
    static final String DISK_FREE = "node_filesystem_avail_bytes";
    static final String DISK_SIZE = "node_filesystem_size_bytes";
    static final String READ_ONLY = "node_filesystem_readonly";
    static final String RECEIVED = "node_network_receive_bytes_total";
    static final String TRANSMITTED = "node_network_transmit_bytes_total";
    private static final List<String> NETWORK_ERRORS = List.of(
            "node_network_receive_errs_total",
            "node_network_transmit_errs_total",
            "node_network_receive_drop_total",
            "node_network_transmit_drop_total");

    static final List<String> ALL = all();

    /** A core cannot spend more than a second in a second; the rest is how rates are extrapolated. */
    private static final double CORE_AT_MOST = 1.05;

    /** Seconds that all modes of a core must have in a second, for them to be all. */
    private static final double ALL_IS_TOLD = 0.9;

    /** What an unsigned number is from where on it was negative. */
    private static final double WRAPPED = Math.pow(2, 62);

    private static final String NOT_BUSY = "idle|iowait|steal|guest|guest_nice";
    private static final String NO_DISK = "|tmpfs|ramfs|squashfs|overlay|iso9660|erofs|nsfs|proc|autofs|fuse.*";
    private static final String NO_DEVICE =
            "lo|veth.*|cali.*|cilium.*|lxc.*|docker.*|br-.*|cni.*|flannel.*|tunl.*|virbr.*";

    private final Inventory inventory;
    private final List<Matcher> nodes;
    private final List<String> machine;

    NodeSignals(Inventory inventory, SignalScope scope) {
        this.inventory = inventory;
        this.nodes = scope.only()
                .find(Grouping.NODE.label())
                .map(node -> labels().contains("node")
                        ? Matcher.equal("node", node)
                        : Matcher.regex("instance", new HostPattern(node).text()))
                .map(List::of)
                .orElse(List.of());
        this.machine = labels().contains(NamingLabels.CLUSTER)
                ? List.of(NamingLabels.CLUSTER, NamingLabels.NODE)
                : List.of(NamingLabels.NODE);
    }

    private static List<String> all() {
        var all = new ArrayList<>(List.of(
                CPU,
                MEMORY_TOTAL,
                MEMORY_AVAILABLE,
                MEMORY_FREE,
                MEMORY_BUFFERS,
                MEMORY_CACHED,
                DISK_FREE,
                DISK_SIZE,
                READ_ONLY,
                RECEIVED,
                TRANSMITTED));
        all.addAll(NETWORK_ERRORS);
        return List.copyOf(all);
    }

    List<Grouping> groupings(Known signal) {
        return switch (signal) {
            case DISK, DISK_FREE -> List.of(Grouping.MOUNT, Grouping.NODE);
            case NETWORK -> List.of(Grouping.NODE, Grouping.DIRECTION, Grouping.DEVICE);
            case NETWORK_ERRORS -> List.of(Grouping.NODE, Grouping.DEVICE);
            default -> List.of(Grouping.NODE);
        };
    }

    /** Empty when the metrics for it are not there. */
    Optional<Plan> plan(Known signal, Grouping grouping) {
        return switch (signal) {
            case CPU -> inventory.has(CPU) ? Optional.of(cpu(grouping)) : Optional.empty();
            case MEMORY ->
                hasMemory()
                        ? Optional.of(Plan.of(sum(used(), grouping).with("/", sum(size(), grouping)), SignalUnit.SHARE)
                                .refusing(size().unlessOn(machine, used())))
                        : Optional.empty();
            case MEMORY_USED ->
                hasMemory() ? Optional.of(Plan.of(sum(used(), grouping), SignalUnit.BYTES)) : Optional.empty();
            case MEMORY_SIZE ->
                hasMemory() ? Optional.of(Plan.of(sum(size(), grouping), SignalUnit.BYTES)) : Optional.empty();
            case DISK -> hasDisk() ? Optional.of(disk(grouping)) : Optional.empty();
            case DISK_FREE ->
                hasDisk()
                        ? Optional.of(Plan.of(free().by("min", disks(grouping)), SignalUnit.BYTES))
                        : Optional.empty();
            case NETWORK -> network(List.of(RECEIVED, TRANSMITTED), grouping, SignalUnit.BYTES_PER_SECOND);
            case NETWORK_ERRORS -> network(NETWORK_ERRORS, grouping, SignalUnit.PER_SECOND);
            default -> Optional.empty();
        };
    }

    private Plan cpu(Grouping grouping) {
        Vector cores = cores();
        return Plan.of(cores.between(0, CORE_AT_MOST).by("avg", grouped(grouping)), SignalUnit.SHARE)
                .refusing(cores.unlessOn(core(), cores.between(0, CORE_AT_MOST)).by("count", machine));
    }

    /**
     * Seconds that each core was busy in a second. By what it did, since what it did not do may jitter; where not all is
     * told of what it did, by what it did not do.
     */
    private Vector cores() {
        Vector busy = cores(Matcher.notRegex("mode", NOT_BUSY));
        Vector all = cores(Matcher.notRegex("mode", "guest|guest_nice"));
        Vector rest = cores(Matcher.regex("mode", "idle|iowait|steal")).with("* -1 +", 1);
        return busy.andOn(core(), all.with(">=", ALL_IS_TOLD)).orOn(core(), rest);
    }

    private Vector cores(Matcher modes) {
        return reduced(CPU, "rate", modes).max(with(machine, "cpu", "mode")).sum(core());
    }

    private List<String> core() {
        return with(machine, "cpu");
    }

    /** How many cores there are. */
    Vector coreCount() {
        return cores(Matcher.equal("mode", "idle")).by("count", List.of());
    }

    private boolean hasMemory() {
        return inventory.has(MEMORY_TOTAL) && (inventory.has(MEMORY_AVAILABLE) || inventory.has(MEMORY_FREE));
    }

    private Vector total() {
        return gauge(MEMORY_TOTAL).max(machine).with(">", 0);
    }

    private Vector available() {
        Vector told = gauge(MEMORY_AVAILABLE).max(machine);
        if (!inventory.has(MEMORY_FREE) || !inventory.has(MEMORY_BUFFERS) || !inventory.has(MEMORY_CACHED)) {
            return told;
        }
        Vector added = gauge(MEMORY_FREE)
                .max(machine)
                .with("+", gauge(MEMORY_BUFFERS).max(machine))
                .with("+", gauge(MEMORY_CACHED).max(machine));
        return inventory.has(MEMORY_AVAILABLE) ? told.or(added) : added;
    }

    /** Of machines whose numbers can be. */
    private Vector used() {
        return total().with("-", available().with(">=", 0)).with(">=", 0);
    }

    private Vector size() {
        return total();
    }

    private Vector sum(Vector machines, Grouping grouping) {
        return machines.andOn(machine, used()).sum(grouped(grouping));
    }

    private boolean hasDisk() {
        return inventory.has(DISK_FREE) && inventory.has(DISK_SIZE);
    }

    private Plan disk(Grouping grouping) {
        Vector used = free().with("/", diskSize()).with("* -1 + 1 >=", 0);
        Vector wrapped = disks(DISK_FREE).max(mount()).with(">=", WRAPPED);
        return Plan.of(used.max(disks(grouping)), SignalUnit.SHARE).refusing(wrapped);
    }

    /** Where more is used than is there for everybody, the kernel's unsigned number wraps: nothing is free. */
    private Vector free() {
        Vector free = disks(DISK_FREE).max(mount());
        return free.with("*", free.with("< bool", WRAPPED));
    }

    private Vector diskSize() {
        return disks(DISK_SIZE).max(mount()).with(">", 0);
    }

    /** Real disks: neither in memory nor images that are always full, nor what cannot be written. */
    private Vector disks(String metric) {
        Vector disks = reduced(metric, "", Matcher.notRegex("fstype", NO_DISK));
        return inventory.has(READ_ONLY)
                ? disks.unlessOn(mount(), reduced(READ_ONLY, "").max(mount()).with("==", 1))
                : disks;
    }

    private List<String> mount() {
        return with(machine, "mountpoint");
    }

    private List<String> disks(Grouping grouping) {
        return grouping == Grouping.MOUNT ? mount() : grouped(grouping);
    }

    private Optional<Plan> network(List<String> metrics, Grouping grouping, SignalUnit unit) {
        Vector all = null;
        for (String metric : metrics) {
            if (inventory.has(metric)) {
                Vector one = reduced(metric, "rate", Matcher.notRegex("device", NO_DEVICE))
                        .max(with(machine, "device"))
                        .label(
                                Grouping.DIRECTION.label(),
                                metric.contains("_receive_") ? "receive" : "transmit",
                                "",
                                "")
                        .label("kind", metric, "", "");
                all = all == null ? one : all.or(one);
            }
        }
        if (all == null) {
            return Optional.empty();
        }
        List<String> by = switch (grouping) {
            case DIRECTION -> List.of(Grouping.DIRECTION.label());
            case DEVICE -> with(machine, "device");
            default -> grouped(grouping);
        };
        return Optional.of(Plan.of(all.between(0, Double.POSITIVE_INFINITY).sum(by), unit));
    }

    private List<String> grouped(Grouping grouping) {
        return grouping == Grouping.NODE ? machine : List.of();
    }

    private Vector gauge(String metric) {
        return reduced(metric, "");
    }

    /** Each target's series once, named by its machine. */
    private Vector reduced(String metric, String function, Matcher... only) {
        Selector selector = Selector.of(metric, only);
        for (Matcher node : nodes) {
            selector = selector.and(node);
        }
        var once = new Once(targets());
        Vector series = function.isEmpty() ? once.gauge(selector) : once.rate(selector, "");
        return NamingLabels.node(series, labels());
    }

    private Targets targets() {
        return inventory
                .of(MEMORY_TOTAL)
                .or(() -> inventory.of(CPU))
                .orElseGet(() -> new Targets(Set.of("instance"), List.of(), List.of(), inventory.window()));
    }

    private Set<String> labels() {
        return targets().labels();
    }

    private static List<String> with(Collection<String> labels, String... more) {
        var all = new ArrayList<>(labels);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** What the refused things of {@code signal} mean. */
    static Doubt.Kind refusal(Known signal) {
        return switch (signal) {
            case DISK -> Doubt.Kind.CLAMPED;
            case MEMORY -> Doubt.Kind.INCOMPLETE;
            default -> Doubt.Kind.IMPOSSIBLE;
        };
    }

    /** A host as a label "instance" begins with it. */
    private record HostPattern(String host) {
        String text() {
            return Pattern.literal(host).text() + "(:[0-9]+)?";
        }
    }
}
