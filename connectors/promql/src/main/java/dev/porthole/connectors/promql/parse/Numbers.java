package dev.porthole.connectors.promql.parse;

import java.util.OptionalDouble;

/** Numbers as Go reads them: decimal, {@code 0x1f}, {@code 017} (octal), {@code 1_000}, {@code 1e3}, Inf, NaN. */
final class Numbers {

    private Numbers() {}

    /** Where the number that begins at {@code start} ends; {@code start} when there is none. */
    static int end(String text, int start) {
        boolean hexadecimal = text.startsWith("0x", start) || text.startsWith("0X", start);
        if (hexadecimal) {
            int from = start + 2 < text.length() && text.charAt(start + 2) == '_' ? start + 3 : start + 2;
            int end = digits(text, from, true);
            return end == from ? start : end;
        }
        int at = digits(text, start, false);
        if (at < text.length() && text.charAt(at) == '.') {
            at = digits(text, at + 1, false);
            at = at < text.length() && text.charAt(at) == '.' ? start : at;
        }
        if (at > start && at < text.length() && Character.toLowerCase(text.charAt(at)) == 'e') {
            int from = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
            int end = digits(text, from, false);
            at = end == from ? at : end;
        }
        return at;
    }

    /** The end of digits, with single underscores between them. */
    private static int digits(String text, int start, boolean hexadecimal) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean between =
                    c == '_' && at > start && at + 1 < text.length() && isDigit(text.charAt(at + 1), hexadecimal);
            if (!isDigit(c, hexadecimal) && !between) {
                break;
            }
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c, boolean hexadecimal) {
        return hexadecimal ? Characters.isHexadecimal(c) : Characters.isDigit(c);
    }

    /** Empty when it is too large. */
    static OptionalDouble value(String written) {
        String text = written.replace("_", "");
        if (text.equalsIgnoreCase("inf")) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        if (text.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return OptionalDouble.of(Long.parseLong(text.substring(2), 16));
            }
            if (text.length() > 1 && text.chars().allMatch(c -> c >= '0' && c <= '7') && text.charAt(0) == '0') {
                return OptionalDouble.of(Long.parseLong(text, 8));
            }
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (NumberFormatException tooLarge) {
            return OptionalDouble.empty();
        }
    }
}
