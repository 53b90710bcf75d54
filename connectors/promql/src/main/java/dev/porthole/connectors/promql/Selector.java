package dev.porthole.connectors.promql;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A vector selector: a metric's name and matchers on its labels. The only way that names and values get into PromQL
 * text, so that none of them can end a string or begin an expression.
 *
 * @param metric may be empty, when a matcher says enough
 */
public record Selector(String metric, List<Matcher> matchers) {

    private static final Pattern PLAIN_METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern PLAIN_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    public Selector {
        matchers = List.copyOf(matchers);
    }

    public static Selector of(String metric) {
        return new Selector(metric, List.of());
    }

    public Selector with(Matcher matcher) {
        var all = new ArrayList<>(matchers);
        all.add(matcher);
        return new Selector(metric, all);
    }

    public Selector equal(String label, String value) {
        return with(Matcher.equal(label, value));
    }

    /** The label's whole value matches an RE2 expression. */
    public Selector regex(String label, String expression) {
        return with(new Matcher(label, Matcher.Operator.REGEX, expression));
    }

    public Selector notRegex(String label, String expression) {
        return with(new Matcher(label, Matcher.Operator.NOT_REGEX, expression));
    }

    /** As PromQL. Names that are no identifiers are quoted inside the braces, which Prometheus 3 takes. */
    public String text() {
        boolean plain = PLAIN_METRIC.matcher(metric).matches();
        List<String> inside = new ArrayList<>();
        if (!plain && !metric.isEmpty()) {
            inside.add(quoted(metric));
        }
        for (Matcher matcher : matchers) {
            String label = PLAIN_LABEL.matcher(matcher.name()).matches() ? matcher.name() : quoted(matcher.name());
            inside.add(label + matcher.operator().sign() + quoted(matcher.value()));
        }
        String name = plain ? metric : "";
        return inside.isEmpty() ? name : name + "{" + String.join(",", inside) + "}";
    }

    /** A PromQL string literal, in double quotes, of any text. */
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point < 0x20 || point == 0x7f) {
                        quoted.append("\\x%02x".formatted(point));
                    } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                        quoted.append('\ufffd');
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** An RE2 expression that matches {@code text} literally. */
    public static String literal(String text) {
        var escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
