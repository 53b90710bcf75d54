package dev.porthole.connectors.promql;

/** A text as a PromQL string. */
public record Quoted(String value) {

    /** In double quotes, escaped as Go does. */
    public String text() {
        var out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0 -> out.append("\\x00");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
