package dev.porthole.connectors.prometheus;

import java.util.regex.Pattern;

/**
 * A label's name as a part of a URL's path. Names that are no identifiers are written as Prometheus 3 takes them: {@code
 * U__} in front, an underscore doubled, other characters as their code between underscores.
 */
final class LabelPath {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private LabelPath() {}

    static String of(String label) {
        if (IDENTIFIER.matcher(label).matches()) {
            return label;
        }
        var escaped = new StringBuilder("U__");
        label.codePoints().forEach(point -> {
            if (point == '_') {
                escaped.append("__");
            } else if (point < 128 && Character.isLetterOrDigit(point)) {
                escaped.append((char) point);
            } else {
                escaped.append('_').append(Integer.toHexString(point)).append('_');
            }
        });
        return escaped.toString();
    }
}
