package dev.porthole.connectors.promql;

/** The name of a label. */
public record LabelName(String value) {

    private static final java.util.regex.Pattern CLASSIC = java.util.regex.Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** Whether it stands in PromQL without quotes. */
    public boolean classic() {
        return CLASSIC.matcher(value).matches();
    }

    /** As it stands in a selector or a {@code by (...)}: quoted when it has to be. */
    public String text() {
        return classic() ? value : new Quoted(value).text();
    }

    /** As it stands in the path of the label values API: Prometheus 3's {@code U__} escape when it has to be. */
    public String pathSegment() {
        if (classic()) {
            return value;
        }
        var out = new StringBuilder("U__");
        value.codePoints().forEach(point -> {
            boolean kept = point < 128 && Character.isLetterOrDigit(point);
            if (point == '_') {
                out.append("__");
            } else if (kept) {
                out.appendCodePoint(point);
            } else {
                out.append('_').append(Integer.toHexString(point)).append('_');
            }
        });
        return out.toString();
    }
}
