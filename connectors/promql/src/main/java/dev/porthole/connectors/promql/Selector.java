package dev.porthole.connectors.promql;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects series: by metric and label conditions.
 *
 * @param metric may be empty, for any metric that the matchers select
 */
public record Selector(String metric, List<Matcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    public static Selector of(String metric, Matcher... matchers) {
        return new Selector(metric, List.of(matchers));
    }

    /** Also with {@code more}. */
    public Selector and(Matcher more) {
        var all = new ArrayList<>(matchers);
        all.add(more);
        return new Selector(metric, all);
    }

    /**
     * As PromQL. Names outside the classic alphabet come quoted ({@code {"http.requests","net.peer"="x"}}), which only
     * Prometheus 3 understands.
     */
    public String text() {
        boolean plain = metric.isEmpty() || new MetricName(metric).classic();
        String inside = Stream.concat(
                        plain ? Stream.empty() : Stream.of(new Quoted(metric).text()),
                        matchers.stream().map(Selector::matcher))
                .collect(Collectors.joining(","));
        String before = plain ? metric : "";
        return inside.isEmpty() && !before.isEmpty() ? before : before + "{" + inside + "}";
    }

    /** One condition, as it stands between braces. */
    public static String matcher(Matcher matcher) {
        var name = new LabelName(matcher.name());
        return name.text() + matcher.operator().sign() + new Quoted(matcher.value()).text();
    }
}
