package dev.porthole.app.signals.series;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labels by which a series says whose it is. Each series is named by the best label that it has itself, whatever others
 * of its metric have: the labels are replaced from the least to the best, so that the best one stays.
 */
public final class NamingLabels {

    /** What names are written into; taken off before anybody sees them, so that they hide no label of the series' own. */
    public static final String PREFIX = "porthole_";

    public static final String NAMESPACE = PREFIX + "namespace";
    public static final String SERVICE = PREFIX + "service";
    public static final String NODE = PREFIX + "node";
    public static final String WORKLOAD = PREFIX + "workload";

    /** Which Prometheus of several alike wrote the series: never a sign of another thing. */
    public static final List<String> REPLICAS = List.of(
            "prometheus_replica",
            "prometheus",
            "replica",
            "__replica__",
            "receive_replica",
            "rule_replica",
            "thanos_replica",
            "monitor");

    public static final String CLUSTER = "cluster";

    private static final String ANY = "(.+)";
    private static final String OF_DEPLOYMENT = "(.+)-[a-z0-9]{6,10}-[a-z0-9]{5}";
    private static final String OF_STATEFUL_SET = "(.+)-[0-9]+";
    private static final String OF_DAEMON_SET = "(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}";

    /** The least telling first. Jobs such as "kubernetes-pods" say how, not what was scraped. */
    private static final List<Shape> APPLICATION = List.of(
            new Shape("instance", "(.*?)(?::[0-9]+)?"),
            new Shape("pod", ANY),
            new Shape("pod", OF_DAEMON_SET),
            new Shape("pod", OF_STATEFUL_SET),
            new Shape("pod", OF_DEPLOYMENT),
            new Shape("container", ANY),
            new Shape("job", "(?:.*/)?(.+)", "(?:kubernetes-.*|kubernetes|pods|podmonitor|scrape|integrations/.*)"),
            new Shape("application", ANY),
            new Shape("k8s_app", ANY),
            new Shape("app", ANY),
            new Shape("app_kubernetes_io_name", ANY),
            new Shape("kubernetes_name", ANY),
            new Shape("service_name", ANY),
            new Shape("service.name", ANY),
            new Shape("service", ANY));

    private static final List<Shape> APPLICATION_NAMESPACE = List.of(
            new Shape("job", "([^/]+)/.+", "integrations/.*"),
            new Shape("service_namespace", ANY),
            new Shape("service.namespace", ANY),
            new Shape("kubernetes_namespace", ANY),
            new Shape("k8s_namespace_name", ANY),
            new Shape("k8s.namespace.name", ANY),
            new Shape("namespace", ANY));

    /** All that may name something or tell targets apart; what an inventory looks at. */
    public static final Set<String> ALL = all();

    private record Shape(String label, String pattern, String unless) {
        Shape(String label, String pattern) {
            this(label, pattern, "");
        }
    }

    private NamingLabels() {}

    private static Set<String> all() {
        var names = new LinkedHashSet<>(List.of(
                CLUSTER,
                "exported_namespace",
                "exported_service",
                "ingress",
                "node",
                "reporter",
                "direction",
                "deployment",
                "statefulset",
                "daemonset",
                "destination_service_name",
                "destination_service_namespace"));
        APPLICATION.forEach(shape -> names.add(shape.label()));
        APPLICATION_NAMESPACE.forEach(shape -> names.add(shape.label()));
        names.addAll(REPLICAS);
        return Set.copyOf(names);
    }

    /** An application's own series: service and namespace. */
    public static Vector application(Vector series, Set<String> present) {
        Vector named = named(series, SERVICE, APPLICATION, present);
        return named(named, NAMESPACE, APPLICATION_NAMESPACE, present);
    }

    /** Series whose labels say it plainly, the best label last. */
    public static Vector plain(Vector series, String to, List<String> labels, Set<String> present) {
        return named(
                series, to, labels.stream().map(label -> new Shape(label, ANY)).toList(), present);
    }

    /** The machine: its name as a node, or the host it is scraped at. */
    public static Vector node(Vector series, Set<String> present) {
        return named(
                series, NODE, List.of(new Shape("instance", "(.*?)(?::[0-9]+)?"), new Shape("node", ANY)), present);
    }

    /** Series by the names that everybody uses, for those who read the answer of a server themselves. */
    public static Vector plainly(Vector series) {
        List<String> used = Stream.of(NAMESPACE, SERVICE, NODE, WORKLOAD)
                .filter(name -> series.text().contains(name))
                .toList();
        Vector plain = series;
        for (String name : used) {
            plain = plain.label(name.substring(PREFIX.length()), "$1", name, ANY);
        }
        return plain.without("max", used);
    }

    /** What a pod belongs to, by the shape of its name. */
    public static Vector workload(Vector series) {
        return named(
                series,
                WORKLOAD,
                List.of(
                        new Shape("pod", ANY),
                        new Shape("pod", OF_DAEMON_SET),
                        new Shape("pod", OF_STATEFUL_SET),
                        new Shape("pod", OF_DEPLOYMENT)),
                Set.of("pod"));
    }

    private static Vector named(Vector series, String to, List<Shape> shapes, Set<String> present) {
        Vector named = series;
        List<Shape> used = new ArrayList<>(shapes);
        used.removeIf(shape -> !present.contains(shape.label()));
        for (Shape shape : used) {
            if (!shape.unless().isEmpty() && used.size() > 1) {
                // RE2 has no look-ahead: what is no name is moved aside first
                named = named.label(PREFIX + "said", "$1", shape.label(), "(.*)")
                        .label(PREFIX + "said", "", shape.label(), shape.unless())
                        .label(to, "$1", PREFIX + "said", shape.pattern());
            } else {
                named = named.label(to, "$1", shape.label(), shape.pattern());
            }
        }
        return named;
    }
}
