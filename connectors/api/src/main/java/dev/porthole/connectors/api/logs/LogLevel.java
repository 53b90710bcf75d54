package dev.porthole.connectors.api.logs;

import java.util.Locale;

/** How serious a line is, in the order of seriousness. {@code UNKNOWN}: the line does not say. */
public enum LogLevel {
    UNKNOWN,
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** Longer is no level but a text that may have one in it. */
    private static final int LONGEST = 60;

    /**
     * The level that a field's value means, as logging libraries write it, whatever the field's name: a word in any case,
     * with ornaments ("[ERROR]", "err(3)", "WARN+2", "E0102", in colour), a number, or several in an array, of which the
     * most serious one counts.
     */
    public static LogLevel of(String value) {
        return of(value, LevelScale.OF_LEVEL);
    }

    /** @param scale what numbers mean */
    static LogLevel of(String value, LevelScale scale) {
        String plain = LevelInText.withoutColours(value).strip();
        if (plain.length() > LONGEST) {
            return UNKNOWN;
        }
        LogLevel most = UNKNOWN;
        boolean alone = true;
        for (String part : plain.split("[\\[\\]\",;|\\s]+")) {
            if (!part.isEmpty()) {
                LogLevel one = scale.of(part);
                one = one == UNKNOWN ? decorated(part) : one;
                // a number beside a word counts something else
                most = one.compareTo(most) > 0 && (alone || !Character.isDigit(part.charAt(0))) ? one : most;
                alone = false;
            }
        }
        return most;
    }

    /** A word with what some libraries write around it. */
    private static LogLevel decorated(String part) {
        String word = part.toLowerCase(Locale.ROOT);
        int begin = 0;
        while (begin < word.length() && !Character.isLetter(word.charAt(begin))) {
            begin++;
        }
        word = word.substring(begin);
        for (String prefix : new String[] {"severity_number_", "severity_", "loglevel.", "level."}) {
            word = word.startsWith(prefix) ? word.substring(prefix.length()) : word;
        }
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        for (int i = end; i < word.length(); i++) {
            if (Character.isLetter(word.charAt(i)) || word.charAt(i) == '_') {
                return UNKNOWN;
            }
        }
        return word(word.substring(0, end));
    }

    /** @param word in lower case */
    static LogLevel word(String word) {
        return switch (word) {
            case "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "dpanic", "f", "ftl", "c", "a" ->
                FATAL;
            case "치명", "치명적", "심각" -> FATAL;
            case "error", "err", "severe", "e", "eror", "fail", "failure", "fehler" -> ERROR;
            case "오류", "에러", "エラー", "错误" -> ERROR;
            case "warn", "warning", "w", "wrn", "warnung" -> WARN;
            case "경고", "警告" -> WARN;
            case "info", "information", "informational", "notice", "i", "inf", "n", "success" -> INFO;
            case "정보", "情報", "信息" -> INFO;
            case "debug", "fine", "d", "dbg", "dbug", "config" -> DEBUG;
            case "디버그" -> DEBUG;
            case "trace", "finer", "finest", "verbose", "t", "trc", "trce", "vrb", "v", "silly" -> TRACE;
            default -> UNKNOWN;
        };
    }
}
