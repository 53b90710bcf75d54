package dev.porthole.app.board;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.Selector;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PromQL over all HTTP families that are there. Every family is brought to the labels {@code namespace} and {@code
 * service}; where a service is counted by several families, the first one counts.
 */
final class HttpExpressions {

    private final List<Inventory.Http> families;
    private final String window;
    private final String namespace;

    HttpExpressions(Inventory inventory, String namespace) {
        this.families = inventory.http();
        this.window = "[" + inventory.window().toSeconds() + "s]";
        this.namespace = namespace;
    }

    /** Requests per second by namespace and service. */
    String requests() {
        return each(family -> rate(family, "", ""));
    }

    /** Requests per second whose status code begins with {@code hundreds}, by namespace and service. */
    String withStatus(String hundreds) {
        return each(family -> rate(family, hundreds, ""));
    }

    /** Requests per second as they were {@code ago}, such as "1d". */
    String requestsBefore(String ago) {
        return each(family -> rate(family, "", " offset " + ago));
    }

    boolean hasLatency() {
        return families.stream().anyMatch(Inventory.Http::buckets);
    }

    /** The quantile of latency in seconds over everything. */
    String latency(double quantile) {
        return "histogram_quantile(%s, sum by (le) (%s))".formatted(quantile, buckets());
    }

    /** The same by namespace and service. */
    String latencyByService(double quantile) {
        return "histogram_quantile(%s, sum by (namespace, service, le) (%s))".formatted(quantile, buckets());
    }

    private String rate(Inventory.Http http, String hundreds, String offset) {
        HttpFamily family = http.family();
        Selector selector = scoped(Selector.of(family.count()), family);
        if (!hundreds.isEmpty()) {
            selector = selector.and(Matcher.regex(family.status(), hundreds + ".*"));
        }
        return named(http, "", "rate(%s%s%s)".formatted(selector.text(), window, offset));
    }

    /** Buckets whose bounds have another unit than the first family's cannot be summed with them and are left out. */
    private String buckets() {
        return families.stream()
                .filter(Inventory.Http::buckets)
                .filter(http -> http.family().secondsPerUnit() == unit())
                .map(http -> named(
                        http,
                        ", le",
                        "rate(%s%s)"
                                .formatted(
                                        scoped(Selector.of(http.family().buckets()), http.family())
                                                .text(),
                                        window)))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /** Seconds per unit of {@link #latency}'s result: the families of the first one's unit are used. */
    double unit() {
        return families.stream()
                .filter(Inventory.Http::buckets)
                .findFirst()
                .map(http -> http.family().secondsPerUnit())
                .orElse(1.0);
    }

    private Selector scoped(Selector selector, HttpFamily family) {
        return namespace.isEmpty() ? selector : selector.and(Matcher.equal(family.namespace(), namespace));
    }

    /** Sums by namespace and service, whatever the family calls them. */
    private static String named(Inventory.Http http, String more, String expression) {
        String namespace = http.family().namespace();
        String summed = "sum by (%s, %s%s) (%s)".formatted(namespace, http.service(), more, expression);
        String service = http.service().equals("service") ? summed : renamed(summed, "service", http.service());
        return namespace.equals("namespace") ? service : renamed(service, "namespace", namespace);
    }

    private static String renamed(String expression, String to, String from) {
        return "sum by (namespace, service, le) (label_replace(%s, \"%s\", \"$1\", \"%s\", \"(.*)\"))"
                .formatted(expression, to, from);
    }

    private String each(java.util.function.Function<Inventory.Http, String> expression) {
        return families.stream().map(expression).distinct().collect(Collectors.joining(" or "));
    }
}
