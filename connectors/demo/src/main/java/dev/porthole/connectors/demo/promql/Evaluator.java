package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Length;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Evaluates PromQL over a grid, a whole series at a time, with the semantics of Prometheus 3: windows are open at their
 * start, an instant selector looks back five minutes, names go where the meaning changes.
 */
public final class Evaluator {

    /** Asked between the steps of an evaluation; throws what the caller wants to stop it with. */
    @FunctionalInterface
    public interface Checkpoint {
        void pass();
    }

    private static final long LOOK_BACK_MS = 300_000;
    private static final long DEFAULT_SUBQUERY_STEP_MS = 60_000;

    private final SampleStore store;
    private final Grid grid;
    private final Checkpoint checkpoint;

    public Evaluator(SampleStore store, Grid grid, Checkpoint checkpoint) {
        this.store = store;
        this.grid = grid;
        this.checkpoint = checkpoint;
    }

    /** A query as it is written. */
    public Value evaluate(String query) throws BadExpression {
        return switch (Parser.parse(query)) {
            case Parsed.Query parsed -> evaluate(parsed.root());
            case Parsed.Refused(var error) -> throw new BadExpression(error.detail(), error.column());
        };
    }

    Value evaluate(Expr expression) throws BadExpression {
        checkpoint.pass();
        return switch (expression) {
            case Expr.NumberLiteral number -> constant(number.value());
            case Expr.StringLiteral text -> new Value.Text(text.value());
            case Expr.VectorSelector selector -> new Value.Vector(latest(selector, false));
            case Expr.MatrixSelector matrix -> throw rangeMisplaced(matrix);
            case Expr.Subquery subquery -> throw rangeMisplaced(subquery);
            case Expr.Paren paren -> evaluate(paren.inner());
            case Expr.Unary unary -> unary.negative() ? negated(unary) : evaluate(unary.operand());
            case Expr.Binary binary -> chain(binary);
            case Expr.Aggregate aggregate -> aggregated(aggregate);
            case Expr.Call call -> new Functions(this, grid).call(call);
        };
    }

    /** Operators one after another make a tree as deep as there are many. */
    private Value chain(Expr.Binary last) throws BadExpression {
        Deque<Expr.Binary> chain = new ArrayDeque<>();
        Expr first = last;
        while (first instanceof Expr.Binary binary) {
            chain.push(binary);
            first = binary.left();
        }
        Value value = evaluate(first);
        for (Expr.Binary binary : chain) {
            if (binary.matching().fills()) {
                throw beyond("fill()", binary);
            }
            value = new BinaryEvaluation(binary, grid).apply(value, evaluate(binary.right()));
        }
        return value;
    }

    static BadExpression beyond(String what, Expr expression) {
        return new BadExpression(
                Detail.of("demo.beyond", what), expression.span().column());
    }

    private static BadExpression rangeMisplaced(Expr expression) {
        return new BadExpression(
                "a range vector can only be the argument of a function",
                expression.span().column());
    }

    Value.Scalar constant(double value) {
        double[] values = new double[grid.points()];
        Arrays.fill(values, value);
        return new Value.Scalar(values);
    }

    List<Value.Row> vector(Expr expression, String where) throws BadExpression {
        return switch (evaluate(expression)) {
            case Value.Vector(var rows) -> rows;
            case Value.Scalar scalar -> throw expected("instant vector", where, "scalar", expression);
            case Value.Text text -> throw expected("instant vector", where, "string", expression);
        };
    }

    double[] scalar(Expr expression, String where) throws BadExpression {
        return switch (evaluate(expression)) {
            case Value.Scalar(var values) -> values;
            case Value.Vector vector -> throw expected("scalar", where, "instant vector", expression);
            case Value.Text text -> throw expected("scalar", where, "string", expression);
        };
    }

    String text(Expr expression, String where) throws BadExpression {
        if (expression instanceof Expr.StringLiteral(var value, var span)) {
            return value;
        }
        throw expected("string", where, "something else", expression);
    }

    private static BadExpression expected(String wanted, String where, String got, Expr expression) {
        return new BadExpression(
                "expected type " + wanted + " in " + where + ", got " + got,
                expression.span().column());
    }

    private Value negated(Expr.Unary negation) throws BadExpression {
        return switch (evaluate(negation.operand())) {
            case Value.Scalar(var values) ->
                new Value.Scalar(Arrays.stream(values).map(value -> -value).toArray());
            case Value.Vector(var rows) -> new Value.Vector(Functions.each(rows, (value, point) -> -value));
            case Value.Text text -> throw expected("scalar or instant vector", "unary expression", "string", negation);
        };
    }

    private Value aggregated(Expr.Aggregate aggregate) throws BadExpression {
        switch (aggregate.operator()) {
            case COUNT_VALUES, LIMITK, LIMIT_RATIO ->
                throw beyond(aggregate.operator().word(), aggregate);
            case SUM, AVG, MIN, MAX, COUNT, GROUP, STDDEV, STDVAR, TOPK, BOTTOMK, QUANTILE -> {
                // below
            }
        }
        String name = aggregate.operator().word() + " aggregation";
        Expr parameter = aggregate.parameter();
        double[] parameters = parameter == null ? new double[grid.points()] : scalar(parameter, name);
        return new Value.Vector(new Aggregation(aggregate.operator(), aggregate.grouping(), grid)
                .apply(vector(aggregate.operand(), name), parameters));
    }

    /** The newest sample at each point, or with {@code times} that sample's time in seconds. */
    List<Value.Row> latest(Expr.VectorSelector selector, boolean times) throws BadExpression {
        List<Value.Row> rows = new ArrayList<>();
        long offset = Shift.offsetMs(selector.modifiers(), selector);
        for (SampleStore.RawSeries series : select(selector.matchers(), LOOK_BACK_MS, offset)) {
            double[] values = Value.absent(grid.points());
            boolean any = false;
            int newest = -1;
            for (int i = 0; i < values.length; i++) {
                long at = grid.timeMs(i) - offset;
                while (newest + 1 < series.times().length && series.times()[newest + 1] <= at) {
                    newest++;
                }
                if (newest >= 0
                        && series.times()[newest] > at - LOOK_BACK_MS
                        && !SampleStore.isStale(series.values()[newest])) {
                    values[i] = times ? series.times()[newest] / 1000.0 : series.values()[newest];
                    any = true;
                }
            }
            if (any) {
                rows.add(new Value.Row(series.labels(), times, values));
            }
        }
        return rows;
    }

    private List<SampleStore.RawSeries> select(List<Matcher> matchers, long lengthMs, long offsetMs) {
        return store.select(
                matchers,
                new SampleStore.Windows(grid.startMs() - offsetMs, grid.endMs() - offsetMs, grid.stepMs(), lengthMs));
    }

    /** A range vector's samples, without staleness marks. */
    Ranges ranges(Expr expression, String where) throws BadExpression {
        return switch (expression) {
            case Expr.MatrixSelector matrix -> window(matrix);
            case Expr.Subquery subquery -> subquery(subquery);
            case Expr.Paren paren -> ranges(paren.inner(), where);
            case Expr.NumberLiteral other -> throw expected("range vector", where, "scalar", other);
            case Expr.StringLiteral other -> throw expected("range vector", where, "string", other);
            case Expr.VectorSelector other -> throw expected("range vector", where, "instant vector", other);
            case Expr.Unary other -> throw expected("range vector", where, "instant vector", other);
            case Expr.Binary other -> throw expected("range vector", where, "instant vector", other);
            case Expr.Aggregate other -> throw expected("range vector", where, "instant vector", other);
            case Expr.Call other -> throw expected("range vector", where, "instant vector", other);
        };
    }

    /** Series with what a function needs to cut its windows. */
    record Ranges(List<SampleStore.RawSeries> series, long rangeMs, long offsetMs) {}

    private Ranges window(Expr.MatrixSelector matrix) throws BadExpression {
        Expr.VectorSelector vector = matrix.vector();
        long range = Shift.milliseconds(matrix.range(), matrix);
        long offset = Shift.offsetMs(vector.modifiers(), matrix);
        return new Ranges(withoutMarks(select(vector.matchers(), range, offset)), range, offset);
    }

    private Ranges subquery(Expr.Subquery subquery) throws BadExpression {
        Length written = subquery.step();
        long step = written == null ? DEFAULT_SUBQUERY_STEP_MS : Shift.milliseconds(written, subquery);
        long range = Shift.milliseconds(subquery.range(), subquery);
        long offset = Shift.offsetMs(subquery.modifiers(), subquery);
        long open = grid.startMs() - offset - range;
        long first = (Math.floorDiv(open, step) + 1) * step;
        long last = grid.endMs() - offset;
        int points = (int) Math.max(0, Math.floorDiv(last - first, step) + 1);
        List<SampleStore.RawSeries> series = new ArrayList<>();
        if (points > 0) {
            var inner = new Grid(first, step, points);
            Value value = new Evaluator(store, inner, checkpoint).evaluate(subquery.expression());
            List<Value.Row> rows = switch (value) {
                case Value.Vector(var found) -> found;
                case Value.Scalar(var values) -> List.of(new Value.Row(Labels.EMPTY, true, values));
                case Value.Text text -> throw expected("instant vector", "subquery", "string", subquery.expression());
            };
            for (Value.Row row : rows) {
                series.add(present(row, inner));
            }
        }
        return new Ranges(series, range, offset);
    }

    private static SampleStore.RawSeries present(Value.Row row, Grid inner) {
        long[] times = new long[inner.points()];
        double[] values = new double[inner.points()];
        int count = 0;
        for (int i = 0; i < inner.points(); i++) {
            if (row.there(i)) {
                times[count] = inner.timeMs(i);
                values[count++] = row.values()[i];
            }
        }
        return new SampleStore.RawSeries(row.labels(), Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }

    private static List<SampleStore.RawSeries> withoutMarks(List<SampleStore.RawSeries> all) {
        List<SampleStore.RawSeries> clean = new ArrayList<>(all.size());
        for (SampleStore.RawSeries series : all) {
            clean.add(withoutMarks(series));
        }
        return clean;
    }

    private static SampleStore.RawSeries withoutMarks(SampleStore.RawSeries series) {
        int kept = 0;
        for (double value : series.values()) {
            kept += SampleStore.isStale(value) ? 0 : 1;
        }
        if (kept == series.values().length) {
            return series;
        }
        long[] times = new long[kept];
        double[] values = new double[kept];
        int next = 0;
        for (int i = 0; i < series.values().length; i++) {
            if (!SampleStore.isStale(series.values()[i])) {
                times[next] = series.times()[i];
                values[next++] = series.values()[i];
            }
        }
        return new SampleStore.RawSeries(series.labels(), times, values);
    }

    /** The rows as series on the grid: labels in full, equal ones joined, empty ones left out. */
    public List<TimeSeries> series(Value value) throws BadExpression {
        return switch (value) {
            case Value.Scalar(var values) ->
                List.of(new TimeSeries(Labels.EMPTY, grid.startMs(), grid.stepMs(), values));
            case Value.Text text -> throw new BadExpression("a string cannot be drawn over a range", 1);
            case Value.Vector(var rows) -> {
                var joined = new LinkedHashMap<Labels, double[]>();
                for (Value.Row row : rows) {
                    if (!row.isEmpty()) {
                        Labels labels = row.labels();
                        double[] before = joined.putIfAbsent(labels, row.values());
                        if (before != null) {
                            joined.put(labels, BinaryEvaluation.joined(before, row.values(), 1));
                        }
                    }
                }
                List<TimeSeries> series = new ArrayList<>(joined.size());
                joined.forEach(
                        (labels, values) -> series.add(new TimeSeries(labels, grid.startMs(), grid.stepMs(), values)));
                yield series;
            }
        };
    }
}
