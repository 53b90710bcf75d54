package dev.porthole.connectors.promql.print;

import dev.porthole.connectors.promql.LabelName;
import dev.porthole.connectors.promql.MetricName;
import dev.porthole.connectors.promql.Quoted;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Grouping;
import dev.porthole.connectors.promql.syntax.LabelMatcher;
import dev.porthole.connectors.promql.syntax.Length;
import dev.porthole.connectors.promql.syntax.Matching;
import dev.porthole.connectors.promql.syntax.Modifiers;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a tree on one line, in Prometheus' own style. Parentheses are nodes, so what is read again is the same. */
public final class Printer {

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    public static String print(Expr root) {
        var printer = new Printer();
        printer.write(root);
        return printer.out.toString();
    }

    private void write(Expr root) {
        Deque<Expr.Binary> chain = new ArrayDeque<>();
        Expr first = root;
        while (first instanceof Expr.Binary binary) {
            chain.push(binary);
            first = binary.left();
        }
        single(first);
        for (Expr.Binary binary : chain) {
            out.append(' ').append(binary.operator().sign());
            out.append(binary.asBool() ? " bool" : "")
                    .append(matching(binary.matching()))
                    .append(' ');
            write(binary.right());
        }
    }

    private void single(Expr node) {
        switch (node) {
            case Expr.NumberLiteral(double value, boolean duration, var span) ->
                out.append(duration ? duration(value) : number(value));
            case Expr.StringLiteral(String value, var span) -> out.append(new Quoted(value).text());
            case Expr.VectorSelector selector -> out.append(core(selector)).append(modifiers(selector.modifiers()));
            case Expr.MatrixSelector(var vector, Length range, var span) ->
                out.append(core(vector))
                        .append('[')
                        .append(length(range))
                        .append(']')
                        .append(modifiers(vector.modifiers()));
            case Expr.Subquery subquery -> {
                write(subquery.expression());
                Length step = subquery.step();
                out.append('[').append(length(subquery.range())).append(':');
                out.append(step == null ? "" : length(step)).append(']');
                out.append(modifiers(subquery.modifiers()));
            }
            case Expr.Paren(Expr inner, var span) -> {
                out.append('(');
                write(inner);
                out.append(')');
            }
            case Expr.Unary(boolean negative, Expr operand, var span) -> {
                out.append(negative ? '-' : '+');
                write(operand);
            }
            case Expr.Binary binary -> write(binary);
            case Expr.Aggregate aggregate -> {
                out.append(aggregate.operator().word()).append(grouping(aggregate.grouping()));
                Expr parameter = aggregate.parameter();
                list(parameter == null ? List.of(aggregate.operand()) : List.of(parameter, aggregate.operand()));
            }
            case Expr.Call(var function, List<Expr> arguments, var span) -> {
                out.append(function.name());
                list(arguments);
            }
        }
    }

    private void list(List<Expr> arguments) {
        out.append('(');
        for (int i = 0; i < arguments.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(arguments.get(i));
        }
        out.append(')');
    }

    private static String core(Expr.VectorSelector selector) {
        String inside = selector.labelMatchers().stream().map(Printer::matcher).collect(Collectors.joining(","));
        boolean bare = selector.metric().isEmpty() || new MetricName(selector.metric()).classic();
        String name = bare ? selector.metric() : "";
        String quoted = bare ? "" : new Quoted(selector.metric()).text();
        String all = quoted.isEmpty() || inside.isEmpty() ? quoted + inside : quoted + "," + inside;
        return all.isEmpty() && !name.isEmpty() ? name : name + "{" + all + "}";
    }

    private static String matcher(LabelMatcher one) {
        String value = new Quoted(one.matcher().value()).text();
        return one.metric()
                ? value
                : new LabelName(one.matcher().name()).text()
                        + one.matcher().operator().sign()
                        + value;
    }

    private static String grouping(Grouping grouping) {
        return grouping.span() == null
                ? ""
                : (grouping.without() ? " without " : " by ") + labels(grouping.labels()) + " ";
    }

    private static String labels(List<String> names) {
        return names.stream().map(name -> new LabelName(name).text()).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String matching(Matching matching) {
        String labels = labels(matching.labels());
        String kind = switch (matching.kind()) {
            case ALL -> "";
            case ON -> " on " + labels;
            case IGNORING -> " ignoring " + labels;
        };
        String included = labels(matching.include());
        String group = switch (matching.cardinality()) {
            case ONE_TO_ONE -> "";
            case MANY_TO_ONE -> " group_left " + included;
            case ONE_TO_MANY -> " group_right " + included;
        };
        return kind + group + fill(matching.fillLeft(), matching.fillRight());
    }

    private static String fill(@Nullable Double left, @Nullable Double right) {
        if (left != null && left.equals(right)) {
            return " fill (" + number(left) + ")";
        }
        return (left == null ? "" : " fill_left (" + number(left) + ")")
                + (right == null ? "" : " fill_right (" + number(right) + ")");
    }

    private static String modifiers(Modifiers modifiers) {
        String at = switch (modifiers.at()) {
            case null -> "";
            case Modifiers.At.Time(double seconds) -> " @ " + new BigDecimal(number(seconds)).toPlainString();
            case Modifiers.At.Start start -> " @ start()";
            case Modifiers.At.End end -> " @ end()";
        };
        Length offset = modifiers.offset();
        return (modifiers.anchored() ? " anchored" : "")
                + (modifiers.smoothed() ? " smoothed" : "")
                + at
                + (offset == null ? "" : " offset " + length(offset));
    }

    private static String length(Length length) {
        return switch (length) {
            case Length.Literal(double seconds, boolean unit) -> unit ? duration(seconds) : number(seconds);
            case Length.Signed(boolean negative, Length operand) -> (negative ? "-" : "+") + length(operand);
            case Length.Combined(BinaryOperator operator, Length left, Length right) ->
                length(left) + " " + operator.sign() + " " + length(right);
            case Length.Call(String function, List<Length> arguments) ->
                arguments.stream().map(Printer::length).collect(Collectors.joining(", ", function + "(", ")"));
            case Length.Paren(Length inner) -> "(" + length(inner) + ")";
        };
    }

    private static String duration(double seconds) {
        long milliseconds = Math.round(seconds * 1000);
        if (milliseconds == 0) {
            return "0s";
        }
        var text = new StringBuilder();
        long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000, 1};
        String[] units = {"d", "h", "m", "s", "ms"};
        long rest = milliseconds;
        for (int i = 0; i < sizes.length; i++) {
            text.append(rest >= sizes[i] ? rest / sizes[i] + units[i] : "");
            rest %= sizes[i];
        }
        return text.toString();
    }

    /** The shortest text that is read as the same number. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value).toLowerCase(Locale.ROOT);
    }
}
