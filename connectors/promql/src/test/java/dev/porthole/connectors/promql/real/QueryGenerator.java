package dev.porthole.connectors.promql.real;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes queries of the right types out of a seed: all of the grammar, written in many ways. */
public final class QueryGenerator {

    private static final List<String> COUNTERS = List.of("requests_total", "bytes_total", "sum", "job:up:rate5m");
    private static final List<String> GAUGES = List.of("memory", "load", "offset", "by", "START");
    private static final List<String> LABELS = List.of("cluster", "pod", "code", "on", "sum");

    private final Random random;
    private final boolean modern;

    /** @param modern whether it may use what Prometheus 3 has and 2.42 has not */
    public QueryGenerator(Random random, boolean modern) {
        this.random = random;
        this.modern = modern;
    }

    public String query() {
        return blank() + (random.nextInt(8) == 0 ? scalar(3) : vector(4)) + blank();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private String any(Supplier<String>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    private String blank() {
        return switch (random.nextInt(12)) {
            case 0 -> " ";
            case 1 -> "\n\t";
            case 2 -> random.nextInt(4) == 0 ? " # a remark with \" and (\n" : "  ";
            default -> "";
        };
    }

    private String space() {
        return random.nextInt(6) == 0 ? " " : "";
    }

    private String duration() {
        List<String> plain = List.of("5m", "90s", "1h30m", "2m", "1500ms", "1d", "1w");
        return modern && random.nextInt(5) == 0
                ? one(List.of("300", "2.5e2", "0x1f", "5m*2", "(1m+30s)", "step()+1m"))
                : one(plain);
    }

    private String number() {
        return modern && random.nextInt(5) == 0
                ? one(List.of("1m30s", "1_000", "5m"))
                : one(List.of("1", "0.5", ".25", "1e3", "2.", "0x1F", "017", "Inf", "nan", "100", "1E-2"));
    }

    private String quoted(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> "'" + text.replace("\\", "\\\\") + "'";
            case 1 -> "`" + text + "`";
            default -> "\"" + text.replace("\\", "\\\\") + "\"";
        };
    }

    private String label() {
        String name = one(LABELS);
        return modern && random.nextInt(10) == 0 ? "\"net.peer\"" : name;
    }

    private String matcher() {
        return any(
                () -> label() + blank() + "=" + blank() + quoted(one(List.of("a", "b", "", "200", "x y", "é"))),
                () -> label() + "!=" + quoted(one(List.of("a", "500", "\\d"))),
                () -> label() + "=~" + quoted(one(List.of("a|b", "2..", ".+", "[ab]*", "(?i)A", "\\d+"))),
                () -> label() + "!~" + quoted(one(List.of("", "5.*", "b"))));
    }

    private String matchers() {
        return IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> matcher())
                        .collect(Collectors.joining(blank() + "," + blank()))
                + (random.nextInt(6) == 0 ? "," : "");
    }

    private String selector(List<String> metrics) {
        return switch (random.nextInt(modern ? 5 : 4)) {
            case 0 -> one(metrics);
            case 1 -> one(metrics) + "{" + blank() + "}";
            case 2, 3 -> one(metrics) + blank() + "{" + blank() + matchers() + blank() + "}";
            default -> "{\"" + one(metrics) + "\"" + blank() + (random.nextBoolean() ? "," + matchers() : "") + "}";
        };
    }

    private String modifiers() {
        return switch (random.nextInt(12)) {
            case 0 -> " offset " + one(List.of("1m", "-30s", "5m"));
            case 1 -> " @ " + one(List.of("start()", "end()", "1772618000", "1772618000.123"));
            case 2 -> " @ end() offset 1m";
            case 3 -> modern ? " offset 1m OFFSET 0s".substring(0, 10) + "@" + "1772618000" : "";
            default -> "";
        };
    }

    private String range(int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            String step = random.nextBoolean() ? "1m" : "";
            return "(" + vector(depth - 1) + ")[" + one(List.of("10m", "5m")) + space() + ":" + step + "]"
                    + modifiers();
        }
        return selector(COUNTERS) + blank() + "[" + space() + duration() + space() + "]" + modifiers();
    }

    private String grouping() {
        String labels = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> one(LABELS))
                .collect(Collectors.joining("," + blank()));
        return one(List.of("by", "without", "BY")) + blank() + "(" + labels + ")";
    }

    private String aggregation(int depth) {
        String plain = one(List.of("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar", "SUM"));
        return any(
                () -> plain + "(" + blank() + vector(depth) + blank() + ")",
                () -> plain + " " + grouping() + blank() + "(" + vector(depth) + ")",
                () -> plain + "(" + vector(depth) + ")" + blank() + grouping(),
                () -> one(List.of("topk", "bottomk")) + "(" + one(List.of("1", "3")) + "," + vector(depth) + ")",
                () -> "quantile(0.9, " + vector(depth) + ") " + grouping(),
                () -> "count_values(" + quoted("value") + ", " + vector(depth) + ")");
    }

    private String call(int depth) {
        String simple = one(List.of("abs", "ceil", "floor", "exp", "sgn", "sqrt", "sort", "timestamp", "ln", "cos"));
        String ranged = one(List.of(
                "rate",
                "increase",
                "delta",
                "irate",
                "changes",
                "resets",
                "avg_over_time",
                "max_over_time",
                "last_over_time",
                "count_over_time",
                "deriv"));
        return any(
                () -> ranged + "(" + blank() + range(depth) + blank() + ")",
                () -> ranged + "(" + range(depth) + ")",
                () -> simple + blank() + "(" + vector(depth) + ")",
                () -> "clamp(" + vector(depth) + ", 0, " + scalar(depth) + ")",
                () -> "round(" + vector(depth) + (random.nextBoolean() ? ", 0.5" : "") + ")",
                () -> "vector(" + scalar(depth) + ")",
                () -> "histogram_quantile(0.9, " + vector(depth) + ")",
                () -> "label_replace(" + vector(depth) + ", \"to\", \"$1\", \"pod\", " + quoted("(.*)-\\d") + ")",
                () -> "predict_linear(" + range(depth) + ", 3600)");
    }

    private String vector(int depth) {
        if (depth <= 0) {
            return selector(random.nextBoolean() ? COUNTERS : GAUGES) + modifiers();
        }
        return switch (random.nextInt(11)) {
            case 0 -> "(" + blank() + vector(depth - 1) + blank() + ")";
            case 1 -> one(List.of("-", "+")) + blank() + vector(depth - 1);
            case 2, 3 -> aggregation(depth - 1);
            case 4, 5, 6 -> call(depth - 1);
            case 7 ->
                "(" + vector(depth - 1) + ")" + " " + one(List.of("and", "or", "unless", "AND")) + matching(false)
                        + " (" + vector(depth - 1) + ")";
            case 8 -> aggregation(depth - 1) + " " + arithmetic() + matching(true) + " " + aggregation(depth - 1);
            case 9 -> vector(depth - 1) + " " + arithmetic() + " " + scalar(depth - 1);
            default -> selector(GAUGES) + modifiers();
        };
    }

    private String arithmetic() {
        return one(List.of("+", "-", "*", "/", "%", "^", "atan2", "==", "!=", "> bool", "<= bool", "<", ">="));
    }

    private String matching(boolean groups) {
        String labels = "(" + one(List.of("cluster", "cluster, code", "")) + ")";
        String group = groups && random.nextInt(3) == 0 ? one(List.of(" group_left", " group_right (pod)")) : "";
        String fill = modern && groups && random.nextInt(5) == 0 ? one(List.of(" fill(0)", " fill_left (1)")) : "";
        return switch (random.nextInt(4)) {
            case 0 -> " on" + labels + group + fill;
            case 1 -> " ignoring " + labels + group + fill;
            default -> "";
        };
    }

    private String scalar(int depth) {
        if (depth <= 0) {
            return number();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + scalar(depth - 1) + ")";
            case 1 ->
                scalar(depth - 1) + one(List.of(" + ", "-", " * ", "/", " ^ ", " % ", " == bool ", " >bool")) + " "
                        + scalar(depth - 1);
            case 2 -> "-" + scalar(depth - 1);
            case 3 -> "scalar(" + vector(depth - 1) + ")";
            case 4 -> one(List.of("time()", "pi()"));
            default -> number();
        };
    }
}
