package dev.porthole.connectors.promql;

import java.util.Collection;
import java.util.stream.Collectors;

/** An RE2 pattern, as it stands in a {@link dev.porthole.connectors.api.Matcher}: anchored, not quoted yet. */
public record Pattern(String text) {

    private static final String META = "\\.+*?()|[]{}^$";

    /** Matches {@code value} and nothing else. */
    public static Pattern literal(String value) {
        var out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (META.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return new Pattern(out.toString());
    }

    /** Matches each of {@code values} and nothing else. */
    public static Pattern anyOf(Collection<String> values) {
        return new Pattern(values.stream().map(value -> literal(value).text()).collect(Collectors.joining("|")));
    }
}
