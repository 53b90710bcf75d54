package dev.porthole.connectors.api.logs;

import java.util.Locale;

/** What a level's number means: libraries count upwards or downwards, in ones, tens, hundreds or thousands. */
enum LevelScale {
    /**
     * A field that is called level: syslog's 0 to 7 as GELF has them, pino's and bunyan's 10 to 60, Monolog's and Google's
     * 100 to 600, those of java.util.logging above.
     */
    OF_LEVEL {
        @Override
        LogLevel of(double number) {
            if (number < 8) {
                return SYSLOG.of(number);
            }
            if (number < 100) {
                return number < 10 ? LogLevel.TRACE : tens(number);
            }
            if (number < 700) {
                return number < 200
                        ? LogLevel.DEBUG
                        : number < 300
                                ? LogLevel.INFO
                                : number < 400 ? LogLevel.WARN : number < 500 ? LogLevel.ERROR : LogLevel.FATAL;
            }
            return number >= 5_000
                    ? LOGBACK.of(number)
                    : number < 800
                            ? LogLevel.DEBUG
                            : number < 900 ? LogLevel.INFO : number < 1_000 ? LogLevel.WARN : LogLevel.ERROR;
        }

        private static LogLevel tens(double number) {
            return LogLevel.values()[(int) Math.min(6, number / 10)];
        }
    },
    /** 0 is an emergency, 7 for debugging. */
    SYSLOG {
        @Override
        LogLevel of(double number) {
            return number < 0 || number >= 8
                    ? LogLevel.UNKNOWN
                    : number < 3
                            ? LogLevel.FATAL
                            : number < 4
                                    ? LogLevel.ERROR
                                    : number < 5 ? LogLevel.WARN : number < 7 ? LogLevel.INFO : LogLevel.DEBUG;
        }
    },
    /** OpenTelemetry's severity_number, 1 to 24 in fours. */
    OPEN_TELEMETRY {
        @Override
        LogLevel of(double number) {
            return number < 1 || number > 24 ? LogLevel.UNKNOWN : LogLevel.values()[(int) (number - 1) / 4 + 1];
        }
    },
    /** Python's levelno: 10 is for debugging. */
    PYTHON {
        @Override
        LogLevel of(double number) {
            return number <= 0
                    ? LogLevel.UNKNOWN
                    : number < 10 ? LogLevel.TRACE : LogLevel.values()[(int) Math.min(6, number / 10 + 1)];
        }
    },
    /** logstash-logback-encoder's level_value: Python's in thousands. */
    LOGBACK {
        @Override
        LogLevel of(double number) {
            return PYTHON.of(number / 1_000);
        }
    };

    private static final int MOST_DIGITS = 8;

    abstract LogLevel of(double number);

    /** The level of a number that is written out; unknown when it is no number. */
    LogLevel of(String written) {
        boolean number = !written.isEmpty()
                && written.length() <= MOST_DIGITS
                && written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && written.indexOf('.') == written.lastIndexOf('.')
                && Character.isDigit(written.charAt(0));
        return number ? of(Double.parseDouble(written)) : LogLevel.UNKNOWN;
    }

    /** The scale of the field that has this name. */
    static LevelScale ofField(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "severity_number", "severitynumber" -> OPEN_TELEMETRY;
            case "priority", "severity_code", "syslog_severity", "syslog_level" -> SYSLOG;
            case "levelno" -> PYTHON;
            case "level_value" -> LOGBACK;
            default -> lower.contains("syslog") ? SYSLOG : OF_LEVEL;
        };
    }
}
