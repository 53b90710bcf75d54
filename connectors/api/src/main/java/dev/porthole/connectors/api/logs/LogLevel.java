package dev.porthole.connectors.api.logs;

/** How serious a line is, in the order of seriousness. {@code UNKNOWN}: the line does not say. */
public enum LogLevel {
    UNKNOWN,
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /**
     * The level that a word or number means, as logging libraries write them: "warning", "E", "err", pino's and
     * bunyan's 10-60, syslog's words.
     */
    public static LogLevel of(String text) {
        String word = text.strip().toLowerCase(java.util.Locale.ROOT);
        return switch (word) {
            case "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "f", "60" -> FATAL;
            case "error", "err", "severe", "e", "50" -> ERROR;
            case "warn", "warning", "w", "40" -> WARN;
            case "info", "information", "informational", "notice", "i", "30" -> INFO;
            case "debug", "fine", "d", "20", "config" -> DEBUG;
            case "trace", "finer", "finest", "verbose", "t", "10" -> TRACE;
            default -> UNKNOWN;
        };
    }
}
