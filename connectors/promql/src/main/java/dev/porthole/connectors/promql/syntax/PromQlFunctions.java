package dev.porthole.connectors.promql.syntax;

import static dev.porthole.connectors.promql.syntax.ValueType.INSTANT_VECTOR;
import static dev.porthole.connectors.promql.syntax.ValueType.RANGE_VECTOR;
import static dev.porthole.connectors.promql.syntax.ValueType.SCALAR;
import static dev.porthole.connectors.promql.syntax.ValueType.STRING;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of Prometheus 3.14, with those of 2.x that were renamed since. Names are case-sensitive. */
public final class PromQlFunctions {

    private static final Map<String, Signature> ALL = all();

    private PromQlFunctions() {}

    public static Optional<Signature> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** By name. */
    public static Collection<Signature> list() {
        return ALL.values();
    }

    private static Map<String, Signature> all() {
        var table = new Table();
        for (String name : List.of(
                "abs",
                "absent",
                "acos",
                "acosh",
                "asin",
                "asinh",
                "atan",
                "atanh",
                "ceil",
                "cos",
                "cosh",
                "deg",
                "exp",
                "floor",
                "histogram_avg",
                "histogram_count",
                "histogram_sum",
                "histogram_stddev",
                "histogram_stdvar",
                "ln",
                "log10",
                "log2",
                "rad",
                "sgn",
                "sin",
                "sinh",
                "sort",
                "sort_desc",
                "sqrt",
                "tan",
                "tanh",
                "timestamp")) {
            table.vector(name, 0, INSTANT_VECTOR);
        }
        for (String name : List.of(
                "absent_over_time",
                "avg_over_time",
                "changes",
                "count_over_time",
                "delta",
                "deriv",
                "idelta",
                "increase",
                "irate",
                "last_over_time",
                "max_over_time",
                "min_over_time",
                "present_over_time",
                "rate",
                "resets",
                "stddev_over_time",
                "stdvar_over_time",
                "sum_over_time")) {
            table.vector(name, 0, RANGE_VECTOR);
        }
        for (String name : List.of(
                "days_in_month", "day_of_month", "day_of_week", "day_of_year", "hour", "minute", "month", "year")) {
            table.vector(name, 1, INSTANT_VECTOR);
        }
        table.vector("clamp", 0, INSTANT_VECTOR, SCALAR, SCALAR);
        table.vector("clamp_max", 0, INSTANT_VECTOR, SCALAR);
        table.vector("clamp_min", 0, INSTANT_VECTOR, SCALAR);
        table.vector("round", 1, INSTANT_VECTOR, SCALAR);
        table.vector("histogram_fraction", 0, SCALAR, SCALAR, INSTANT_VECTOR);
        table.vector("histogram_quantile", 0, SCALAR, INSTANT_VECTOR);
        table.vector("label_replace", 0, INSTANT_VECTOR, STRING, STRING, STRING, STRING);
        table.vector("label_join", -1, INSTANT_VECTOR, STRING, STRING, STRING);
        table.vector("predict_linear", 0, RANGE_VECTOR, SCALAR);
        table.vector("quantile_over_time", 0, SCALAR, RANGE_VECTOR);
        table.vector("holt_winters", 0, RANGE_VECTOR, SCALAR, SCALAR);
        table.vector("vector", 0, SCALAR);
        table.scalar("scalar", false, INSTANT_VECTOR);
        table.scalar("pi", false);
        table.scalar("time", false);
        for (String name : List.of("start", "end", "step", "range")) {
            table.scalar(name, true);
        }
        for (String name : List.of(
                "first_over_time",
                "mad_over_time",
                "ts_of_first_over_time",
                "ts_of_last_over_time",
                "ts_of_max_over_time",
                "ts_of_min_over_time")) {
            table.experimental(name, 0, RANGE_VECTOR);
        }
        table.experimental("double_exponential_smoothing", 0, RANGE_VECTOR, SCALAR, SCALAR);
        table.experimental("histogram_quantiles", 9, INSTANT_VECTOR, STRING, SCALAR, SCALAR);
        table.experimental("info", 1, INSTANT_VECTOR, INSTANT_VECTOR);
        table.experimental("integral", 1, RANGE_VECTOR, SCALAR);
        table.experimental("sort_by_label", -1, INSTANT_VECTOR, STRING);
        table.experimental("sort_by_label_desc", -1, INSTANT_VECTOR, STRING);
        return Collections.unmodifiableMap(table.functions);
    }

    private static final class Table {

        private final Map<String, Signature> functions = new TreeMap<>();

        void vector(String name, int optional, ValueType... parameters) {
            add(new Signature(name, List.of(parameters), optional, INSTANT_VECTOR, false));
        }

        void experimental(String name, int optional, ValueType... parameters) {
            add(new Signature(name, List.of(parameters), optional, INSTANT_VECTOR, true));
        }

        void scalar(String name, boolean experimental, ValueType... parameters) {
            add(new Signature(name, List.of(parameters), 0, SCALAR, experimental));
        }

        private void add(Signature signature) {
            functions.put(signature.name(), signature);
        }
    }
}
