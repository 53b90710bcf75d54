package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One aggregation over rows. */
final class Aggregation {

    private final Aggregator operator;
    private final Grouping grouping;
    private final Grid grid;

    Aggregation(Aggregator operator, Grouping grouping, Grid grid) {
        this.operator = operator;
        this.grouping = grouping;
        this.grid = grid;
    }

    List<Value.Row> apply(List<Value.Row> rows, double[] parameters) {
        Map<Object, List<Value.Row>> groups = new LinkedHashMap<>();
        for (Value.Row row : rows) {
            groups.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
        }
        List<Value.Row> result = new ArrayList<>();
        for (List<Value.Row> group : groups.values()) {
            if (operator == Aggregator.TOPK || operator == Aggregator.BOTTOMK) {
                result.addAll(ranked(group, parameters));
            } else {
                result.add(new Value.Row(labels(group.getFirst()), false, reduced(group, parameters)));
            }
        }
        return result;
    }

    private Object key(Value.Row row) {
        if (grouping.without()) {
            return labels(row);
        }
        List<String> key = new ArrayList<>(grouping.labels().size());
        for (String label : grouping.labels()) {
            key.add(row.get(label));
        }
        return key;
    }

    private Labels labels(Value.Row row) {
        if (!grouping.without()) {
            return row.labels().only(grouping.labels());
        }
        List<String> dropped = new ArrayList<>(grouping.labels());
        dropped.add(Value.Row.NAME);
        return row.source().without(dropped);
    }

    private double[] reduced(List<Value.Row> group, double[] parameters) {
        double[] result = Value.absent(grid.points());
        double[] column = new double[group.size()];
        for (int i = 0; i < result.length; i++) {
            int count = 0;
            for (Value.Row row : group) {
                if (row.there(i)) {
                    column[count++] = row.values()[i];
                }
            }
            if (count > 0) {
                result[i] = reduced(column, count, parameters[i]);
            }
        }
        return result;
    }

    private double reduced(double[] values, int count, double parameter) {
        return switch (operator) {
            case SUM -> Statistics.sum(values, 0, count);
            case AVG -> Statistics.sum(values, 0, count) / count;
            case MIN -> Statistics.min(values, 0, count);
            case MAX -> Statistics.max(values, 0, count);
            case COUNT -> count;
            case GROUP -> 1;
            case STDVAR -> Statistics.variance(values, 0, count);
            case STDDEV -> Math.sqrt(Statistics.variance(values, 0, count));
            case QUANTILE -> Statistics.quantile(parameter, Arrays.copyOf(values, count));
            case TOPK, BOTTOMK, COUNT_VALUES, LIMITK, LIMIT_RATIO ->
                throw new IllegalStateException(operator + " is not a number for a group");
        };
    }

    /** Each point keeps the k first of its own; NaN comes last. The rows come in the order of the last point. */
    private List<Value.Row> ranked(List<Value.Row> group, double[] parameters) {
        List<double[]> kept = new ArrayList<>();
        group.forEach(row -> kept.add(Value.absent(grid.points())));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < grid.points(); i++) {
            int point = i;
            order.clear();
            for (int row = 0; row < group.size(); row++) {
                if (group.get(row).there(i)) {
                    order.add(row);
                }
            }
            order.sort(Comparator.comparingDouble(row -> rank(group.get(row).values()[point])));
            int limit = Double.isNaN(parameters[i]) ? 0 : (int) Math.clamp(parameters[i], 0, order.size());
            for (int row : order.subList(0, limit)) {
                kept.get(row)[i] = group.get(row).values()[i];
            }
        }
        var first = new ArrayList<>(order);
        for (int row = 0; row < group.size(); row++) {
            if (!first.contains(row)) {
                first.add(row);
            }
        }
        List<Value.Row> rows = new ArrayList<>();
        for (int row : first) {
            var changed = new Value.Row(group.get(row).source(), group.get(row).nameless(), kept.get(row));
            if (!changed.isEmpty()) {
                rows.add(changed);
            }
        }
        return rows;
    }

    private double rank(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : operator == Aggregator.TOPK ? -value : value;
    }
}
