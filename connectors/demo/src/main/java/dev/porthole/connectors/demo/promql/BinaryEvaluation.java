package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Matching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One binary operation between two values. */
final class BinaryEvaluation {

    private final Expr.Binary binary;
    private final BinaryOperator operator;
    private final Matching matching;
    private final Grid grid;

    BinaryEvaluation(Expr.Binary binary, Grid grid) {
        this.binary = binary;
        this.operator = binary.operator();
        this.matching = binary.matching();
        this.grid = grid;
    }

    Value apply(Value left, Value right) throws BadExpression {
        return switch (left) {
            case Value.Text text -> throw strings();
            case Value.Scalar(var a) ->
                switch (right) {
                    case Value.Text text -> throw strings();
                    case Value.Scalar(var b) -> scalars(a, b);
                    case Value.Vector(var rows) -> withScalar(rows, a, false);
                };
            case Value.Vector(var rows) ->
                switch (right) {
                    case Value.Text text -> throw strings();
                    case Value.Scalar(var b) -> withScalar(rows, b, true);
                    case Value.Vector(var others) ->
                        new Value.Vector(operator.isSet() ? sets(rows, others) : vectors(rows, others));
                };
        };
    }

    private BadExpression strings() {
        return new BadExpression(
                "binary expression must contain only scalar and instant vector types",
                binary.span().column());
    }

    private Value scalars(double[] left, double[] right) throws BadExpression {
        if (operator.isSet()) {
            throw setOnScalar();
        }
        if (operator.isComparison() && !binary.asBool()) {
            throw new BadExpression(
                    "comparisons between scalars must use BOOL modifier",
                    binary.span().column());
        }
        double[] values = new double[grid.points()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Arithmetic.of(operator, left[i], right[i]);
        }
        return new Value.Scalar(values);
    }

    private BadExpression setOnScalar() {
        return new BadExpression(
                "set operator \"" + operator.sign() + "\" not allowed in binary scalar expression",
                binary.span().column());
    }

    private Value withScalar(List<Value.Row> rows, double[] scalar, boolean vectorLeft) throws BadExpression {
        if (operator.isSet()) {
            throw setOnScalar();
        }
        List<Value.Row> result = new ArrayList<>(rows.size());
        for (Value.Row row : rows) {
            double[] values = Value.absent(grid.points());
            for (int i = 0; i < values.length; i++) {
                if (row.there(i)) {
                    double own = row.values()[i];
                    values[i] = vectorLeft ? combined(own, scalar[i], own) : combined(scalar[i], own, own);
                }
            }
            result.add(filters() ? new Value.Row(row.source(), row.nameless(), values) : row.withoutName(values));
        }
        return new Value.Vector(result);
    }

    private boolean filters() {
        return operator.isComparison() && !binary.asBool();
    }

    /** @param kept what a comparison that filters lets through */
    private double combined(double left, double right, double kept) {
        double value = Arithmetic.of(operator, left, right);
        return filters() ? value == 1 ? kept : TimeSeries.ABSENT : value;
    }

    /** What tells matching groups apart. */
    private Object signature(Value.Row row) {
        if (matching.on()) {
            List<String> key = new ArrayList<>(matching.labels().size());
            for (String label : matching.labels()) {
                key.add(row.get(label));
            }
            return key;
        }
        List<String> ignored = new ArrayList<>(matching.labels());
        ignored.add(Value.Row.NAME);
        return row.source().without(ignored);
    }

    private Map<Object, List<Value.Row>> bySignature(List<Value.Row> rows) {
        Map<Object, List<Value.Row>> groups = new HashMap<>();
        for (Value.Row row : rows) {
            groups.computeIfAbsent(signature(row), key -> new ArrayList<>(1)).add(row);
        }
        return groups;
    }

    private List<Value.Row> sets(List<Value.Row> left, List<Value.Row> right) {
        List<Value.Row> result = new ArrayList<>();
        if (operator == BinaryOperator.OR) {
            result.addAll(left);
            addWhere(result, right, bySignature(left), false);
        } else {
            addWhere(result, left, bySignature(right), operator == BinaryOperator.AND);
        }
        return result;
    }

    /** Adds the rows at the points where one of the same signature is, or is not, among the others. */
    private void addWhere(
            List<Value.Row> result, List<Value.Row> rows, Map<Object, List<Value.Row>> others, boolean present) {
        for (Value.Row row : rows) {
            List<Value.Row> same = others.getOrDefault(signature(row), List.of());
            if (same.isEmpty()) {
                if (!present) {
                    result.add(row);
                }
                continue;
            }
            double[] values = Value.absent(grid.points());
            for (int i = 0; i < values.length; i++) {
                if (anyThere(same, i) == present) {
                    values[i] = row.values()[i];
                }
            }
            result.add(new Value.Row(row.source(), row.nameless(), values));
        }
    }

    private static boolean anyThere(List<Value.Row> rows, int point) {
        for (Value.Row row : rows) {
            if (row.there(point)) {
                return true;
            }
        }
        return false;
    }

    private List<Value.Row> vectors(List<Value.Row> left, List<Value.Row> right) throws BadExpression {
        boolean oneLeft = matching.cardinality() == Matching.Cardinality.ONE_TO_MANY;
        List<Value.Row> many = oneLeft ? right : left;
        Map<Object, List<Value.Row>> ones = bySignature(oneLeft ? left : right);
        for (List<Value.Row> same : ones.values()) {
            single(same, oneLeft ? "left" : "right");
        }
        Map<Labels, double[]> result = new LinkedHashMap<>();
        for (Value.Row row : many) {
            for (Value.Row one : ones.getOrDefault(signature(row), List.of())) {
                double[] values = pairwise(row, one, oneLeft);
                Labels labels = resultLabels(row, one);
                double[] before = result.putIfAbsent(labels, values);
                if (before != null) {
                    result.put(labels, joined(before, values, binary.span().column()));
                }
            }
        }
        List<Value.Row> rows = new ArrayList<>(result.size());
        result.forEach((labels, values) -> rows.add(new Value.Row(labels, false, values)));
        return rows;
    }

    private double[] pairwise(Value.Row many, Value.Row one, boolean oneLeft) {
        double[] values = Value.absent(grid.points());
        for (int i = 0; i < values.length; i++) {
            if (many.there(i) && one.there(i)) {
                double left = oneLeft ? one.values()[i] : many.values()[i];
                double right = oneLeft ? many.values()[i] : one.values()[i];
                values[i] = combined(left, right, left);
            }
        }
        return values;
    }

    private Labels resultLabels(Value.Row many, Value.Row one) {
        boolean dropName = !operator.isComparison() || binary.asBool();
        Labels labels = dropName ? many.withoutName(many.values()).labels() : many.labels();
        if (matching.cardinality() == Matching.Cardinality.ONE_TO_ONE) {
            return matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
        }
        for (String label : matching.include()) {
            String value = one.get(label);
            labels = value.isEmpty() ? labels.without(List.of(label)) : labels.with(label, value);
        }
        return labels;
    }

    private void single(List<Value.Row> same, String side) throws BadExpression {
        for (int i = 0; same.size() > 1 && i < grid.points(); i++) {
            int there = 0;
            for (Value.Row row : same) {
                there += row.there(i) ? 1 : 0;
            }
            if (there > 1) {
                throw new BadExpression(
                        "found duplicate series for the match group on the " + side
                                + " hand-side of the operation; many-to-many matching not allowed: matching labels must"
                                + " be unique on one side",
                        binary.span().column());
            }
        }
    }

    /** Both series in one; they must not be there at the same point. */
    static double[] joined(double[] first, double[] second, int column) throws BadExpression {
        double[] both = first.clone();
        for (int i = 0; i < both.length; i++) {
            if (TimeSeries.isAbsent(both[i])) {
                both[i] = second[i];
            } else if (!TimeSeries.isAbsent(second[i])) {
                throw new BadExpression(
                        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)",
                        column);
            }
        }
        return both;
    }
}
