package dev.porthole.app.signals.series;

import dev.porthole.connectors.promql.LabelName;
import dev.porthole.connectors.promql.Quoted;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * An expression of PromQL that gives an instant vector.
 *
 * @param text may stand as an operand without more brackets
 */
public record Vector(String text) {

    /** An aggregation that keeps only {@code labels}; all in one when there are none. */
    public Vector by(String aggregation, Collection<String> labels) {
        String grouped = labels.isEmpty() ? " " : " by (" + names(labels) + ") ";
        return new Vector(aggregation + grouped + "(" + text + ")");
    }

    public Vector sum(Collection<String> labels) {
        return by("sum", labels);
    }

    public Vector max(Collection<String> labels) {
        return by("max", labels);
    }

    public Vector without(String aggregation, Collection<String> labels) {
        return labels.isEmpty() ? this : new Vector(aggregation + " without (" + names(labels) + ") (" + text + ")");
    }

    /** Also those of {@code other} whose {@code labels} are not here yet. */
    public Vector orOn(Collection<String> labels, Vector other) {
        return bracketed("or on (" + names(labels) + ")", other);
    }

    public Vector or(Vector other) {
        return bracketed("or", other);
    }

    public Vector unlessOn(Collection<String> labels, Vector other) {
        return bracketed("unless on (" + names(labels) + ")", other);
    }

    public Vector andOn(Collection<String> labels, Vector other) {
        return bracketed("and on (" + names(labels) + ")", other);
    }

    /** One operator between vectors of equal labels, or a vector and a number. */
    public Vector with(String operator, Vector other) {
        return bracketed(operator, other);
    }

    public Vector with(String operator, double number) {
        return bracketed(operator, new Vector(number(number)));
    }

    /** Held against a number, as a rule has it: without brackets around all. */
    public String compared(String operator, double number) {
        return text + " " + operator + " " + number(number);
    }

    /** Only what can be: NaN compares with nothing, and so is left out too. */
    public Vector between(double least, double most) {
        Vector above = with(">=", least);
        return most == Double.POSITIVE_INFINITY ? above.with("<", most) : above.with("<=", most);
    }

    /** Gives label {@code to} the value {@code replacement} where {@code from} matches. */
    public Vector label(String to, String replacement, String from, String pattern) {
        return new Vector("label_replace(" + text + ", "
                + Arrays.asList(to, replacement, from, pattern).stream()
                        .map(part -> new Quoted(part).text())
                        .collect(Collectors.joining(", "))
                + ")");
    }

    public Vector quantile(double quantile) {
        return new Vector("histogram_quantile(" + number(quantile) + ", " + text + ")");
    }

    private Vector bracketed(String operator, Vector other) {
        return new Vector("(" + text + " " + operator + " " + other.text + ")");
    }

    private static String names(Collection<String> labels) {
        return labels.stream().map(label -> new LabelName(label).text()).collect(Collectors.joining(", "));
    }

    private static String number(double number) {
        return number == Double.POSITIVE_INFINITY
                ? "+Inf"
                : number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number);
    }
}
