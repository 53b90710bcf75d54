package dev.porthole.app.signals;

import dev.porthole.app.signals.series.HttpFamily;
import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Once;
import dev.porthole.app.signals.series.Scoped;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one family of HTTP metrics tells: by namespace and service, whatever the family calls them. */
final class HttpVectors {

    static final List<String> SERVICE = List.of(NamingLabels.NAMESPACE, NamingLabels.SERVICE);
    static final String ROUTE = NamingLabels.PREFIX + "route";
    static final String STATUS = NamingLabels.PREFIX + "status";
    static final String METHOD = NamingLabels.PREFIX + "method";
    private static final List<String> METHODS =
            List.of("http.request.method", "http_request_method", "http_method", "request_method", "method");
    private static final String OFFSET_NONE = "";

    private final Inventory.Http http;
    private final SignalScope scope;
    private final List<String> namespaces;
    private final String offset;

    HttpVectors(Inventory.Http http, SignalScope scope, List<String> namespaces, String offset) {
        this.http = http;
        this.scope = scope;
        this.namespaces = namespaces;
        this.offset = offset;
    }

    HttpVectors(Inventory.Http http, SignalScope scope, List<String> namespaces) {
        this(http, scope, namespaces, OFFSET_NONE);
    }

    Inventory.Http http() {
        return http;
    }

    /** Requests per second. */
    Vector requests(List<String> more) {
        return counted(List.of(List.of()), more);
    }

    /** Requests per second whose status begins with {@code hundreds}; zero where there are none, of services that tell. */
    Vector withStatus(String hundreds, List<String> more) {
        List<List<Matcher>> choices = http.family().isLinkerd() && hundreds.equals("5")
                ? List.of(List.of(Matcher.equal("classification", "failure")))
                : firstOf(http.statuses(), name -> Matcher.regex(name, hundreds + ".*"));
        return counted(choices, more).or(requests(more).with("*", 0));
    }

    /** Seconds; of services whose buckets say something, in a layout that all series of a service have. */
    Vector quantile(double quantile, List<String> more) {
        Vector latency = http.latency() == Inventory.Latency.NATIVE
                ? nativeHistogram(more).sum(by(SERVICE, more)).quantile(quantile)
                : buckets(more).quantile(quantile);
        return inSeconds(latency).with(">=", 0);
    }

    /** The same of everything at once: only where all services have one layout. */
    Vector overall(double quantile, List<String> by) {
        Vector latency = http.latency() == Inventory.Latency.NATIVE
                ? nativeHistogram(by).sum(by).quantile(quantile)
                : buckets(by).sum(by(by, List.of("le"))).quantile(quantile);
        return inSeconds(latency).with(">=", 0);
    }

    Vector inSeconds(Vector latency) {
        double unit = http.family().secondsPerUnit();
        return unit == 1 ? latency : latency.with("*", unit);
    }

    /** Buckets per second, with the services that {@code without} counts left out already by whoever asks. */
    Vector buckets(List<String> more) {
        Vector series = each(http.family().buckets(), List.of(List.of()));
        List<String> bounds = by(SERVICE, List.of("le"));
        Vector buckets = Scoped.to(scope, series.sum(by(bounds, more)));
        if (http.layouts().mixed().isEmpty()) {
            return buckets;
        }
        Vector counts = series.by("count", bounds);
        Vector common = counts.with("== on (" + String.join(", ", SERVICE) + ") group_left ()", counts.max(SERVICE));
        return buckets.andOn(bounds, common);
    }

    /** How many series each service has at each bound of its buckets. */
    Vector countByBound() {
        return each(http.family().buckets(), List.of(List.of())).by("count", by(SERVICE, List.of("le")));
    }

    private Vector nativeHistogram(List<String> more) {
        return Scoped.to(
                scope, each(http.family().histogram(), List.of(List.of())).sum(by(SERVICE, more)));
    }

    private Vector counted(List<List<Matcher>> choices, List<String> more) {
        List<List<Matcher>> counting = http.count().kind() == Inventory.Count.Kind.LAST_BUCKET
                ? both(choices, List.of(List.of(Matcher.equal("le", "+Inf"))))
                : choices;
        Vector series = each(http.count().metric(), counting);
        Vector counts = http.count().kind() == Inventory.Count.Kind.NATIVE
                ? new Vector("histogram_count(" + series.text() + ")")
                : series;
        return Scoped.to(scope, counts.sum(by(SERVICE, more)));
    }

    /** Rates of all series of {@code metric} that fit one of {@code choices}, named. */
    private Vector each(String metric, List<List<Matcher>> choices) {
        boolean histogram = metric.equals(http.family().histogram());
        List<Vector> rates = new ArrayList<>();
        for (List<Matcher> choice : scoped(choices)) {
            Selector selector = Selector.of(metric);
            for (Matcher matcher : http.family().only()) {
                selector = selector.and(matcher);
            }
            for (Matcher matcher : choice) {
                selector = selector.and(matcher);
            }
            rates.add(new Once(http.targets()).rate(selector, offset, histogram ? "avg" : "max"));
        }
        return named(rates.stream().reduce(Vector::or).orElseThrow());
    }

    private Vector named(Vector series) {
        Set<String> labels = http.targets().labels();
        Vector named = switch (http.family().vantage()) {
            case APPLICATION -> NamingLabels.application(series, labels);
            case INGRESS -> http.family().isTraefik() ? ofTraefik(series) : ofIngress(series);
            case MESH -> ofMesh(series);
        };
        named = NamingLabels.plain(named, ROUTE, http.family().routes().reversed(), labels);
        named = NamingLabels.plain(named, STATUS, http.statuses().reversed(), labels);
        return NamingLabels.plain(named, METHOD, METHODS, labels);
    }

    private Vector ofMesh(Vector series) {
        Set<String> labels = http.targets().labels();
        boolean linkerd = http.family().isLinkerd();
        Vector service = NamingLabels.plain(
                series,
                NamingLabels.SERVICE,
                linkerd
                        ? List.of("daemonset", "statefulset", "deployment")
                        : List.of("destination_workload", "destination_service_name"),
                labels);
        return NamingLabels.plain(
                service,
                NamingLabels.NAMESPACE,
                List.of(linkerd ? "namespace" : "destination_service_namespace"),
                labels);
    }

    /**
     * Its own labels are the backend's, unless they clash with those of the scrape, which then keep their names: decided for
     * each series, since two ingresses may be scraped in two ways.
     */
    private Vector ofIngress(Vector series) {
        String said = NamingLabels.PREFIX + "said";
        Vector service = series.label(NamingLabels.SERVICE, "$1", "ingress", "(.+)")
                .label(said, "$1", "service", "(.*)")
                .label(said, "", "exported_namespace", ".+")
                .label(NamingLabels.SERVICE, "$1", said, "(.+)")
                .label(NamingLabels.SERVICE, "$1", "exported_service", "(.+)");
        return service.label(NamingLabels.NAMESPACE, "$1", "namespace", "(.+)")
                .label(NamingLabels.NAMESPACE, "$1", "exported_namespace", "(.+)");
    }

    /** "shop-web-8080@kubernetes": a namespace that is known, else up to the first dash. */
    private Vector ofTraefik(Vector series) {
        String said = http.targets().labels().contains("exported_service") ? "exported_service" : "service";
        Vector named = series.label(NamingLabels.SERVICE, "$1", said, "(.+?)(?:@.*)?");
        named = split(named, said, "[^-]+");
        return namespaces.isEmpty()
                ? named
                : split(named, said, Pattern.anyOf(namespaces).text());
    }

    private static Vector split(Vector named, String said, String namespace) {
        String pattern = "(" + namespace + ")-(.+)-[^-]+@kubernetes.*";
        return named.label(NamingLabels.SERVICE, "$2", said, pattern)
                .label(NamingLabels.NAMESPACE, "$1", said, pattern);
    }

    /** Selectors that let no series pass twice: the label is the first of its kind that a series has. */
    private static List<List<Matcher>> firstOf(List<String> labels, Function<String, Matcher> wanted) {
        List<List<Matcher>> choices = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            List<Matcher> choice = new ArrayList<>(List.of(wanted.apply(labels.get(i))));
            labels.subList(0, i).forEach(better -> choice.add(Matcher.equal(better, "")));
            choices.add(choice);
        }
        return choices;
    }

    /** With what the scope wants of labels that series have as they are. */
    private List<List<Matcher>> scoped(List<List<Matcher>> choices) {
        List<List<Matcher>> narrowed = choices;
        Labels only = scope.only();
        Set<String> labels = http.targets().labels();
        for (Grouping grouping : List.of(Grouping.POD, Grouping.NODE)) {
            Optional<String> value = only.find(grouping.label());
            if (value.isPresent() && labels.contains(grouping.label())) {
                narrowed = both(narrowed, List.of(List.of(Matcher.equal(grouping.label(), value.get()))));
            }
        }
        narrowed = both(narrowed, wanted(Grouping.ROUTE, http.family().routes()));
        narrowed = both(narrowed, wanted(Grouping.STATUS, http.statuses()));
        narrowed = both(narrowed, wanted(Grouping.METHOD, METHODS.reversed()));
        String namespace = only.get(Grouping.NAMESPACE.label());
        if (!namespace.isEmpty()
                && http.family().vantage() == HttpFamily.Vantage.APPLICATION
                && labels.contains("namespace")) {
            String pattern = Pattern.literal(namespace).text() + "|";
            narrowed = both(narrowed, List.of(List.of(Matcher.regex("namespace", pattern))));
        }
        return narrowed;
    }

    private List<List<Matcher>> wanted(Grouping grouping, List<String> names) {
        List<String> present =
                names.stream().filter(http.targets().labels()::contains).toList();
        return scope.only()
                .find(grouping.label())
                .filter(value -> !present.isEmpty())
                .map(value -> firstOf(present, name -> Matcher.equal(name, value)))
                .orElse(List.of(List.of()));
    }

    private static List<List<Matcher>> both(List<List<Matcher>> some, List<List<Matcher>> others) {
        List<List<Matcher>> all = new ArrayList<>();
        for (List<Matcher> one : some) {
            for (List<Matcher> other : others) {
                var joined = new ArrayList<>(one);
                joined.addAll(other);
                all.add(joined);
            }
        }
        return all;
    }

    static List<String> by(List<String> labels, List<String> more) {
        var all = new ArrayList<>(labels);
        more.stream().filter(label -> !all.contains(label)).forEach(all::add);
        return List.copyOf(all);
    }
}
