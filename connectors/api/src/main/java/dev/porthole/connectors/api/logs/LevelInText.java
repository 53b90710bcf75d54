package dev.porthole.connectors.api.logs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The level that a line's own text says, as a person would read it. */
final class LevelInText {

    /** A level stands near the beginning; what comes later speaks of something else. */
    private static final int LOOKED_AT = 300;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]");
    private static final Pattern KERNEL = Pattern.compile("^<(\\d{1,3})>");
    private static final Pattern ACCESS = Pattern.compile("\"[A-Z]{3,10} [^\"]{1,250}\" ([1-5])\\d\\d(?: |$)");
    private static final Pattern KLOG = Pattern.compile("^([IWEF])\\d{4} \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern REDIS = Pattern.compile("^\\d+:[A-Z] \\d+ \\w{3} \\d{4} [\\d:.]+ ([.*#-]) ");
    private static final Pattern PAIR = Pattern.compile(
            "(?:^|[\\s,{(])\"?(?:level|lvl|severity|log\\.level|loglevel|log_level|levelname)\"?[=:]"
                    + " ?\"?([\\w+]{1,20})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\d_./=-])([\\[(<|]?)\\s?([\\p{L}]{2,13})\\s?([\\])>|]?)(:?)(?![\\p{L}\\d_/=-])");
    private static final Pattern EXCEPTION =
            Pattern.compile("(?:^|[\\s.(:\\[])[\\p{L}\\d_$]{0,100}(?:Exception|Error)\\b|^Traceback |^Caused by: ");

    private LevelInText() {}

    static String withoutColours(String text) {
        return text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
    }

    static LogLevel of(String text) {
        String head = withoutColours(text.length() > 2 * LOOKED_AT ? text.substring(0, 2 * LOOKED_AT) : text);
        head = head.startsWith("\ufeff") ? head.substring(1) : head;
        head = head.length() > LOOKED_AT ? head.substring(0, LOOKED_AT) : head;
        LogLevel level = ofForm(head);
        if (level == LogLevel.UNKNOWN) {
            level = ofWord(head);
        }
        return level == LogLevel.UNKNOWN && EXCEPTION.matcher(head).find() ? LogLevel.ERROR : level;
    }

    /** The forms in which the level is not a word. */
    private static LogLevel ofForm(String head) {
        Matcher kernel = KERNEL.matcher(head);
        if (kernel.find()) {
            return LevelScale.SYSLOG.of(Integer.parseInt(kernel.group(1)) & 7);
        }
        Matcher klog = KLOG.matcher(head);
        if (klog.find()) {
            return LogLevel.word(klog.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher redis = REDIS.matcher(head);
        if (redis.find()) {
            return switch (redis.group(1)) {
                case "#" -> LogLevel.WARN;
                case "*" -> LogLevel.INFO;
                default -> LogLevel.DEBUG;
            };
        }
        Matcher access = ACCESS.matcher(head);
        if (access.find()) {
            return switch (access.group(1)) {
                case "5" -> LogLevel.ERROR;
                case "4" -> LogLevel.WARN;
                default -> LogLevel.INFO;
            };
        }
        Matcher pair = PAIR.matcher(head);
        return pair.find() ? LogLevel.of(pair.group(1)) : LogLevel.UNKNOWN;
    }

    /** The first word that is a level and is written as one: in capitals, in brackets, or before a colon. */
    private static LogLevel ofWord(String head) {
        Matcher word = WORD.matcher(head);
        for (int at = 0; word.find(at); at = Math.max(word.end(2), at + 1)) {
            String letters = word.group(2);
            boolean capitals = letters.equals(letters.toUpperCase(Locale.ROOT)) && letters.charAt(0) < 128;
            boolean inBrackets = !word.group(1).isEmpty() && !word.group(3).isEmpty();
            boolean beforeColon = !word.group(4).isEmpty();
            if (capitals || inBrackets || beforeColon) {
                String lower = letters.toLowerCase(Locale.ROOT);
                LogLevel level = beforeColon && letters.equals("LOG") ? LogLevel.INFO : LogLevel.word(lower);
                if (level != LogLevel.UNKNOWN) {
                    return level;
                }
            }
        }
        return LogLevel.UNKNOWN;
    }
}
