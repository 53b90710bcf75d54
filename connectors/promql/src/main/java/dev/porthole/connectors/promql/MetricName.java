package dev.porthole.connectors.promql;

/** The name of a metric. */
public record MetricName(String value) {

    private static final java.util.regex.Pattern CLASSIC = java.util.regex.Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    /** Whether it stands in PromQL without quotes. */
    public boolean classic() {
        return CLASSIC.matcher(value).matches();
    }
}
