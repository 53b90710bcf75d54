package dev.porthole.connectors.elastic.kibana;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * Writes values as rison, the notation of Kibana's addresses: {@code (columns:!(message),query:(language:kuery))}. From
 * rison-node's {@code rison.js}, except that the members of an object stay in their order.
 */
final class Rison {

    private static final String NOT_IN_IDS = " '!:(),*@$";

    private final StringBuilder out = new StringBuilder();

    String of(Object value) {
        out.setLength(0);
        write(value);
        return out.toString();
    }

    private void write(Object value) {
        switch (value) {
            case Map<?, ?> object -> {
                out.append('(');
                String separator = "";
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    out.append(separator);
                    string(String.valueOf(member.getKey()));
                    out.append(':');
                    write(member.getValue());
                    separator = ",";
                }
                out.append(')');
            }
            case Collection<?> array -> {
                out.append("!(");
                String separator = "";
                for (Object element : array) {
                    out.append(separator);
                    write(element);
                    separator = ",";
                }
                out.append(')');
            }
            case Boolean yes -> out.append(yes ? "!t" : "!f");
            case Double number when !Double.isFinite(number) -> out.append("!n");
            case Number number ->
                out.append(new BigDecimal(number.toString()).toString().replace("+", ""));
            case Nothing nothing -> out.append("!n");
            default -> string(value.toString());
        }
    }

    /** What JavaScript calls null. */
    enum Nothing {
        NOTHING
    }

    private void string(String text) {
        if (isId(text)) {
            out.append(text);
            return;
        }
        out.append('\'');
        text.chars().forEach(c -> {
            if (c == '\'' || c == '!') {
                out.append('!');
            }
            out.append((char) c);
        });
        out.append('\'');
    }

    private static boolean isId(String text) {
        return !text.isEmpty()
                && "-0123456789".indexOf(text.charAt(0)) < 0
                && text.chars().noneMatch(c -> NOT_IN_IDS.indexOf(c) >= 0);
    }
}
