package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogLevelReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Understands one line of a container: JSON (ECS, pino, bunyan, logrus, zap and their likes), logfmt, or plain text. What
 * the level is, {@link LogLevelReader} knows.
 */
final class LogLineFormat {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_FIELDS = 500;
    private static final int MAX_DEPTH = 20;

    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z_@][\\w.@/-]*)=(\"((?:[^\"\\\\]|\\\\.)*+)\"|[^\\s\"]*+)(?:\\s+|$)");
    private static final Pattern PAIR_WITHIN = Pattern.compile("(?<=^|\\s)([A-Za-z_][\\w.-]*+)=([^\\s\",;]++)");
    private static final Pattern PLAIN_TIME =
            Pattern.compile("^\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S*\\s+");
    private static final Pattern LEVEL_AT_START = Pattern.compile(
            "^[\\[(<]?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|PANIC)[\\])>]?:?\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final String[] MESSAGES = {
        "message",
        "msg",
        "Message",
        "@m",
        "@mt",
        "message.text",
        "short_message",
        "textPayload",
        "body",
        "event",
        "log",
        "text"
    };
    private static final String[] STACKS = {
        "error.stack_trace",
        "stack_trace",
        "exception.stacktrace",
        "err.stack",
        "error.stack",
        "stacktrace",
        "stack",
        "exc_info",
        "@x"
    };
    private static final String[] SERVICES = {"service.name", "service", "app", "application"};

    /** What a line says. */
    record Parsed(LogLevel level, String message, String stackTrace, String service, Map<String, String> fields) {}

    Parsed parse(String line) {
        String trimmed = line.strip();
        if (trimmed.startsWith("{") && trimmed.endsWith("}")) {
            Optional<Parsed> parsed = json(trimmed);
            if (parsed.isPresent()) {
                return parsed.get();
            }
        }
        return logfmt(trimmed).orElseGet(() -> plain(line));
    }

    private static Optional<Parsed> json(String line) {
        var fields = new LinkedHashMap<String, String>();
        try {
            flatten("", JSON.readTree(line), fields, 0);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(parsed(fields, line));
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> fields, int depth) {
        if (fields.size() >= MAX_FIELDS) {
            return;
        }
        if (node.isObject() && depth < MAX_DEPTH) {
            node.forEachEntry(
                    (name, value) -> flatten(prefix.isEmpty() ? name : prefix + "." + name, value, fields, depth + 1));
        } else if (!node.isNull()) {
            fields.put(prefix, node.isString() ? node.stringValue() : node.toString());
        }
    }

    private static Optional<Parsed> logfmt(String line) {
        var fields = new LinkedHashMap<String, String>();
        Matcher pair = PAIR.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (fields.size() >= MAX_FIELDS || !pair.region(at, line.length()).lookingAt()) {
                return Optional.empty();
            }
            String quoted = pair.group(3);
            fields.put(pair.group(1), quoted == null ? pair.group(2) : unescape(quoted));
            at = pair.end();
        }
        boolean isLog = first(fields, MESSAGES).isPresent() || LogLevelReader.ofFields(fields) != LogLevel.UNKNOWN;
        return isLog ? Optional.of(parsed(fields, line)) : Optional.empty();
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Parsed parsed(Map<String, String> fields, String line) {
        String message = first(fields, MESSAGES).orElse(line);
        return new Parsed(
                LogLevelReader.read(fields, message),
                message,
                first(fields, STACKS).orElse(""),
                first(fields, SERVICES).orElse(""),
                fields);
    }

    private static Optional<String> first(Map<String, String> fields, String[] names) {
        for (String name : names) {
            String value = fields.get(name);
            if (value != null && !value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Parsed plain(String line) {
        LogLevel level = LogLevelReader.ofText(line);
        Matcher time = PLAIN_TIME.matcher(line);
        String rest = time.find() ? line.substring(time.end()) : line;
        Matcher start = LEVEL_AT_START.matcher(rest);
        boolean said = start.find() && LogLevel.of(start.group(1)) == level;
        return of(level, said ? rest.substring(start.end()) : rest);
    }

    private static Parsed of(LogLevel level, String message) {
        var fields = new LinkedHashMap<String, String>();
        Matcher pair = PAIR_WITHIN.matcher(message);
        while (fields.size() < MAX_FIELDS && pair.find()) {
            fields.put(pair.group(1), pair.group(2));
        }
        return new Parsed(level, message, "", "", fields);
    }
}
