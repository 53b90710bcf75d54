package dev.porthole.connectors.api.logs;

import java.util.List;
import java.util.Map;

/**
 * The one reader of levels, for rows, bars and filters of every source: from the fields that are known to have one, in
 * their order, and where none of them says anything, from the text.
 */
public final class LogLevelReader {

    /** The names of fields that tell the level, the likeliest first; words before numbers. */
    public static final List<String> FIELDS = List.of(
            "log.level",
            "level",
            "severity",
            "severity_text",
            "SeverityText",
            "severityText",
            "severity.text",
            "loglevel",
            "logLevel",
            "LogLevel",
            "log_level",
            "lvl",
            "levelname",
            "level_name",
            "level.name",
            "@l",
            "log.syslog.severity.name",
            "severity_number",
            "SeverityNumber",
            "severityNumber",
            "severity.number",
            "log.syslog.severity.code",
            "syslog.severity",
            "syslog_severity",
            "PRIORITY",
            "levelno",
            "level_value");

    private LogLevelReader() {}

    /** @param fields by their dotted names; the elements of an array joined by commas, or as JSON */
    public static LogLevel read(Map<String, String> fields, String text) {
        LogLevel level = ofFields(fields);
        return level == LogLevel.UNKNOWN ? ofText(text) : level;
    }

    /** The level that the fields tell. */
    public static LogLevel ofFields(Map<String, String> fields) {
        for (String name : FIELDS) {
            String value = fields.get(name);
            LogLevel level = value == null ? LogLevel.UNKNOWN : ofField(name, value);
            if (level != LogLevel.UNKNOWN) {
                return level;
            }
        }
        String mongo = fields.get("s");
        if (mongo != null && fields.containsKey("c") && mongo.length() <= 2) {
            return LogLevel.of(mongo);
        }
        // Serilog leaves the level out when it is Information
        return fields.containsKey("@mt") && !fields.containsKey("@l") ? LogLevel.INFO : LogLevel.UNKNOWN;
    }

    /** The level that the value of a field means; its name tells the scale of numbers. */
    public static LogLevel ofField(String name, String value) {
        return LogLevel.of(value, LevelScale.ofField(name));
    }

    /** The level that a line's text says. */
    public static LogLevel ofText(String text) {
        return LevelInText.of(text);
    }
}
