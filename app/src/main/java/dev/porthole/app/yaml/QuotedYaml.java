package dev.porthole.app.yaml;

/** Text as a value of YAML: in double quotes, where a backslash and a quote are all that must be escaped beside what is no character. */
public record QuotedYaml(String value) {

    public String text() {
        var out = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || point == 0xFEFF) {
                out.append("\\u%04x".formatted(point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.append('"').toString();
    }
}
