package dev.porthole.connectors.api.logs.patterns;

import org.jspecify.annotations.Nullable;

/** Words that mean one thing as a whole, known by their form. Each test is one pass over the word. */
final class Shape {

    private static final int UUID_LENGTH = 36;
    private static final String DATE_SIGNS = "T:.,+-Z/";

    private Shape() {}

    /** Null when the word has no such form. */
    static @Nullable String of(String word) {
        if (isUuid(word)) {
            return Mask.UUID;
        }
        if (isTime(word)) {
            return Mask.TIME;
        }
        if (isAddress(word)) {
            return Mask.ADDRESS;
        }
        String number = number(word);
        if (number != null) {
            return number;
        }
        if (word.startsWith("0x") || Mask.isLongHex(word)) {
            return Mask.HEX;
        }
        return Mask.isLongId(word) ? Mask.ID : null;
    }

    private static boolean isUuid(String word) {
        if (word.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? word.charAt(i) != '-' : !Mask.isHex(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** 2026-11-27, 2026-11-27T10:00:00.123Z, 2026/11/27, 10:00, 10:00:00,123, 27/Nov/2026:10:00:00. */
    private static boolean isTime(String word) {
        return startsWith(word, "dddd-dd-dd") && hasOnlyTimeSigns(word, 10)
                || startsWith(word, "dddd/dd/dd") && hasOnlyTimeSigns(word, 10)
                || startsWith(word, "dd:dd") && hasOnlyTimeSigns(word, 5)
                || startsWith(word, "dd/aaa/dddd") && hasOnlyTimeSigns(word, 11);
    }

    private static boolean hasOnlyTimeSigns(String word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (!Mask.isDigit(word.charAt(i)) && DATE_SIGNS.indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** @param form d for a digit, a for a letter, anything else for itself */
    private static boolean startsWith(String word, String form) {
        if (word.length() < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = word.charAt(i);
            boolean fits = switch (form.charAt(i)) {
                case 'd' -> Mask.isDigit(c);
                case 'a' -> Character.isLetter(c);
                default -> c == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Version 4 with a port or a mask or without, version 6, and hardware addresses. */
    private static boolean isAddress(String word) {
        int dots = 0;
        int colons = 0;
        int tail = word.length();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c == ':') {
                colons++;
            } else if (c == '/') {
                tail = Math.min(tail, i);
            } else if (!Mask.isHex(c)) {
                return false;
            }
        }
        if (colons >= 2) {
            return word.indexOf("::") >= 0 || colons >= 5;
        }
        return dots == 3 && Mask.isDigit(word.charAt(0)) && word.indexOf("..") < 0 && onlyDigits(word, tail);
    }

    private static boolean onlyDigits(String word, int tail) {
        for (int i = 0; i < tail; i++) {
            char c = word.charAt(i);
            if (!Mask.isDigit(c) && c != '.' && c != ':') {
                return false;
            }
        }
        return true;
    }

    /** A number, its sign and unit; null for none. Go writes durations in parts: 1m30s. */
    private static @Nullable String number(String word) {
        int at = word.charAt(0) == '-' || word.charAt(0) == '+' ? 1 : 0;
        String kind = null;
        while (at < word.length()) {
            int digits = digits(word, at);
            if (digits == at) {
                return null;
            }
            int unit = digits;
            while (unit < word.length() && !Mask.isDigit(word.charAt(unit))) {
                unit++;
            }
            kind = kind(word.substring(digits, unit));
            if (kind == null || unit < word.length() && !kind.equals(Mask.DURATION)) {
                return null;
            }
            at = unit;
        }
        return kind;
    }

    /** The end of the digits, points within them included. */
    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && (Mask.isDigit(word.charAt(at)) || at > from && isWithinNumber(word, from, at))) {
            at++;
        }
        return at;
    }

    private static boolean isWithinNumber(String word, int from, int at) {
        boolean sign = word.charAt(at) == ',' || word.charAt(at) == '.' && word.lastIndexOf('.', at - 1) < from;
        return sign && at + 1 < word.length() && Mask.isDigit(word.charAt(at + 1));
    }

    private static @Nullable String kind(String unit) {
        return switch (unit) {
            case "" -> Mask.NUMBER;
            case "%" -> Mask.NUMBER + '%';
            case "x" -> Mask.NUMBER + 'x';
            case "ns", "us", "\u00b5s", "\u03bcs", "ms", "s", "sec", "m", "min", "h", "d" -> Mask.DURATION;
            case "B", "b", "k", "K", "M", "G", "kB", "KB", "MB", "GB", "TB", "Ki", "Mi", "Gi", "KiB", "MiB", "GiB" ->
                Mask.SIZE;
            default -> null;
        };
    }
}
