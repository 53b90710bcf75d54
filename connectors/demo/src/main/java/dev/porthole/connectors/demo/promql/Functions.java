package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.regex.Re2;
import dev.porthole.connectors.promql.syntax.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Calls functions by name. */
final class Functions {

    /** Changes one value at one point. */
    interface Change {
        double apply(double value, int point);
    }

    private final Evaluator evaluator;
    private final Grid grid;

    Functions(Evaluator evaluator, Grid grid) {
        this.evaluator = evaluator;
        this.grid = grid;
    }

    Value call(Expr.Call call) throws BadExpression {
        Optional<RangeFunction> range = RangeFunction.of(call.function().name());
        if (range.isPresent()) {
            return overRanges(range.get(), call);
        }
        return switch (call.function().name()) {
            case "time" -> {
                arguments(call, 0, 0);
                yield time();
            }
            case "pi" -> {
                arguments(call, 0, 0);
                yield evaluator.constant(Math.PI);
            }
            case "vector" -> {
                arguments(call, 1, 1);
                yield new Value.Vector(List.of(new Value.Row(Labels.EMPTY, true, scalar(call, 0))));
            }
            case "scalar" -> scalarOf(call);
            case "absent" -> absent(call);
            case "timestamp" -> timestamp(call);
            case "histogram_quantile" -> {
                arguments(call, 2, 2);
                yield new Value.Vector(new Histograms(grid).quantile(scalar(call, 0), rows(call, 1)));
            }
            case "label_replace" -> labelReplace(call);
            case "sort", "sort_desc" -> sorted(call);
            case "clamp_min" -> limited(call, 2, (value, bound) -> Math.max(value, bound));
            case "clamp_max" -> limited(call, 2, (value, bound) -> Math.min(value, bound));
            case "clamp" -> clamp(call);
            case "round" -> round(call);
            case "abs" -> mapped(call, Math::abs);
            case "ceil" -> mapped(call, Math::ceil);
            case "floor" -> mapped(call, Math::floor);
            case "exp" -> mapped(call, Math::exp);
            case "ln" -> mapped(call, Math::log);
            case "log2" -> mapped(call, value -> Math.log(value) / Math.log(2));
            case "log10" -> mapped(call, Math::log10);
            case "sqrt" -> mapped(call, Math::sqrt);
            case "sgn" -> mapped(call, Math::signum);
            default -> throw Evaluator.beyond(call.function().name() + "()", call);
        };
    }

    static List<Value.Row> each(List<Value.Row> rows, Change change) {
        List<Value.Row> result = new ArrayList<>(rows.size());
        for (Value.Row row : rows) {
            double[] values = row.values().clone();
            for (int i = 0; i < values.length; i++) {
                if (row.there(i)) {
                    values[i] = change.apply(values[i], i);
                }
            }
            result.add(row.withoutName(values));
        }
        return result;
    }

    private Value overRanges(RangeFunction function, Expr.Call call) throws BadExpression {
        arguments(call, function.arguments(), function.arguments());
        int place = function.rangeArgument();
        double[] parameters = function.arguments() == 2 ? scalar(call, 1 - place) : new double[grid.points()];
        Evaluator.Ranges ranges = evaluator.ranges(call.arguments().get(place), where(call));
        List<Value.Row> rows = new ArrayList<>(ranges.series().size());
        for (SampleStore.RawSeries series : ranges.series()) {
            double[] values = new double[grid.points()];
            int from = 0;
            int to = 0;
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                long end = grid.timeMs(i) - ranges.offsetMs();
                while (to < series.times().length && series.times()[to] <= end) {
                    to++;
                }
                while (from < to && series.times()[from] <= end - ranges.rangeMs()) {
                    from++;
                }
                values[i] = function.apply(
                        new RangeFunction.Window(series.times(), series.values(), from, to, end, ranges.rangeMs()),
                        parameters[i]);
                any |= to - from >= function.fewest();
            }
            if (any) {
                rows.add(new Value.Row(series.labels(), !function.keepsName(), values));
            }
        }
        return new Value.Vector(rows);
    }

    private Value.Scalar time() {
        double[] values = new double[grid.points()];
        for (int i = 0; i < values.length; i++) {
            values[i] = grid.timeMs(i) / 1000.0;
        }
        return new Value.Scalar(values);
    }

    private Value scalarOf(Expr.Call call) throws BadExpression {
        arguments(call, 1, 1);
        List<Value.Row> rows = rows(call, 0);
        double[] values = new double[grid.points()];
        for (int i = 0; i < values.length; i++) {
            int there = 0;
            double value = Double.NaN;
            for (Value.Row row : rows) {
                if (row.there(i)) {
                    there++;
                    value = row.values()[i];
                }
            }
            values[i] = there == 1 ? value : Double.NaN;
        }
        return new Value.Scalar(values);
    }

    private Value absent(Expr.Call call) throws BadExpression {
        arguments(call, 1, 1);
        List<Value.Row> rows = rows(call, 0);
        double[] values = Value.absent(grid.points());
        for (int i = 0; i < values.length; i++) {
            int point = i;
            values[i] = rows.stream().anyMatch(row -> row.there(point)) ? TimeSeries.ABSENT : 1;
        }
        Labels labels = Labels.EMPTY;
        if (call.arguments().getFirst() instanceof Expr.VectorSelector selector) {
            for (Matcher matcher : selector.matchers()) {
                boolean named = matcher.operator() == Matcher.Operator.EQUAL
                        && !matcher.name().equals(Value.Row.NAME);
                labels = named ? labels.with(matcher.name(), matcher.value()) : labels;
            }
        }
        return new Value.Vector(List.of(new Value.Row(labels, true, values)));
    }

    private Value timestamp(Expr.Call call) throws BadExpression {
        arguments(call, 1, 1);
        if (call.arguments().getFirst() instanceof Expr.VectorSelector selector) {
            return new Value.Vector(evaluator.latest(selector, true));
        }
        return new Value.Vector(each(rows(call, 0), (value, point) -> grid.timeMs(point) / 1000.0));
    }

    private Value labelReplace(Expr.Call call) throws BadExpression {
        arguments(call, 5, 5);
        List<String> texts = new ArrayList<>();
        for (Expr argument : call.arguments().subList(1, 5)) {
            texts.add(evaluator.text(argument, where(call)));
        }
        Pattern pattern;
        try {
            pattern = Re2.compiled(texts.get(3));
        } catch (PatternSyntaxException wrong) {
            throw new BadExpression(
                    "invalid regular expression in label_replace(): " + wrong.getDescription(),
                    call.arguments().get(4).span().column());
        }
        List<Value.Row> result = new ArrayList<>();
        for (Value.Row row : rows(call, 0)) {
            var match = pattern.matcher(row.get(texts.get(2)));
            if (match.matches()) {
                String value = Replacement.expand(texts.get(1), match);
                Labels labels = row.labels();
                Labels changed =
                        value.isEmpty() ? labels.without(List.of(texts.get(0))) : labels.with(texts.get(0), value);
                result.add(new Value.Row(changed, false, row.values()));
            } else {
                result.add(row);
            }
        }
        return new Value.Vector(result);
    }

    /** By the value at the only point; over a range there is no order. */
    private Value sorted(Expr.Call call) throws BadExpression {
        arguments(call, 1, 1);
        List<Value.Row> rows = new ArrayList<>(rows(call, 0));
        double sign = call.function().name().equals("sort") ? 1 : -1;
        if (grid.points() == 1) {
            rows.sort(Comparator.comparingDouble(
                    row -> Double.isNaN(row.values()[0]) ? Double.POSITIVE_INFINITY : sign * row.values()[0]));
        }
        return new Value.Vector(rows);
    }

    private Value limited(Expr.Call call, int count, DoubleBinaryOperator limit) throws BadExpression {
        arguments(call, count, count);
        double[] bounds = scalar(call, 1);
        return new Value.Vector(each(rows(call, 0), (value, point) -> limit.applyAsDouble(value, bounds[point])));
    }

    private Value clamp(Expr.Call call) throws BadExpression {
        arguments(call, 3, 3);
        double[] low = scalar(call, 1);
        double[] high = scalar(call, 2);
        return new Value.Vector(each(
                rows(call, 0),
                (value, point) -> low[point] > high[point]
                        ? TimeSeries.ABSENT
                        : Math.max(low[point], Math.min(high[point], value))));
    }

    private Value round(Expr.Call call) throws BadExpression {
        arguments(call, 1, 2);
        double[] nearest = call.arguments().size() == 2
                ? scalar(call, 1)
                : evaluator.constant(1).values();
        return new Value.Vector(each(
                rows(call, 0), (value, point) -> Math.floor(value / nearest[point] + 0.5) * nearest[point]));
    }

    private Value mapped(Expr.Call call, DoubleUnaryOperator change) throws BadExpression {
        arguments(call, 1, 1);
        return new Value.Vector(each(rows(call, 0), (value, point) -> change.applyAsDouble(value)));
    }

    private List<Value.Row> rows(Expr.Call call, int argument) throws BadExpression {
        return evaluator.vector(call.arguments().get(argument), where(call));
    }

    private double[] scalar(Expr.Call call, int argument) throws BadExpression {
        return evaluator.scalar(call.arguments().get(argument), where(call));
    }

    private static String where(Expr.Call call) {
        return "call to function \"" + call.function().name() + "\"";
    }

    private static void arguments(Expr.Call call, int least, int most) throws BadExpression {
        int count = call.arguments().size();
        if (count < least || count > most) {
            throw new BadExpression(
                    "expected " + (least == most ? "" + least : least + " to " + most) + " argument(s) in "
                            + where(call) + ", got " + count,
                    call.span().column());
        }
    }
}
