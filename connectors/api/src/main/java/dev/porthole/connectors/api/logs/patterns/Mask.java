package dev.porthole.connectors.api.logs.patterns;

/** Writes a signpost where a word changes from line to line: numbers, times, sizes, addresses, ids, paths with ids. */
final class Mask {

    static final String NUMBER = "<num>";
    static final String TIME = "<time>";
    static final String DURATION = "<dur>";
    static final String SIZE = "<size>";
    static final String ADDRESS = "<ip>";
    static final String UUID = "<uuid>";
    static final String HEX = "<hex>";
    static final String ID = "<id>";
    static final String QUOTED = "<str>";
    /** What the lines of one template differ in. */
    static final String ANY = "<*>";

    private static final int LONGEST = 120;
    private static final int LONG_HEX = 8;
    private static final int SURELY_HEX = 16;
    private static final int LONG_ID = 40;

    private Mask() {}

    /** @param word without blanks, quotation marks, brackets, equals signs and commas */
    static String of(String word) {
        if (!hasDigit(word)) {
            return word.length() > LONGEST ? ID : word;
        }
        int end = word.length();
        while (end > 0 && isClosing(word.charAt(end - 1))) {
            end--;
        }
        String core = end == word.length() ? word : word.substring(0, end);
        return core.length() == word.length() ? core(core) : core(core) + word.substring(end);
    }

    private static boolean isClosing(char c) {
        return c == '.' || c == ':' || c == '!' || c == '?';
    }

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String core(String word) {
        if (word.length() > LONGEST) {
            return ID;
        }
        String whole = Shape.of(word);
        if (whole != null) {
            return whole;
        }
        if (word.indexOf('/') >= 0) {
            return path(word);
        }
        return pieces(word, word.indexOf(':') >= 0 ? ":" : "-_.@+%$#~&!*?");
    }

    /** Every element by itself; what is asked for after the question mark is left out. */
    private static String path(String path) {
        int question = path.indexOf('?');
        return question < 0 ? pieces(path, "/") : pieces(path.substring(0, question), "/") + '?' + ANY;
    }

    /** Each piece between two of {@code separators} by itself. */
    private static String pieces(String word, String separators) {
        var masked = new StringBuilder(word.length());
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || separators.indexOf(word.charAt(i)) >= 0) {
                if (i > from) {
                    String piece = word.substring(from, i);
                    masked.append(!hasDigit(piece) ? piece : separators.length() == 1 ? inner(piece) : part(piece));
                }
                if (i < word.length()) {
                    masked.append(word.charAt(i));
                }
                from = i + 1;
            }
        }
        return masked.toString();
    }

    private static String inner(String piece) {
        String whole = Shape.of(piece);
        return whole != null ? whole : pieces(piece, "-_.@+%$#~&!*?");
    }

    /** A part of a name: short numbers at its end belong to it, as in utf8, sha256 and v2. */
    private static String part(String part) {
        String whole = Shape.of(part);
        if (whole != null) {
            // the hash of a replica set is hexadecimal by chance
            return whole.equals(HEX) && part.length() < SURELY_HEX ? ID : whole;
        }
        int letters = 0;
        while (letters < part.length() && Character.isLetter(part.charAt(letters))) {
            letters++;
        }
        int digits = letters;
        while (digits < part.length() && isDigit(part.charAt(digits))) {
            digits++;
        }
        boolean named = letters > 0 && digits == part.length() && (letters > 2 || part.length() <= 3);
        return named && digits - letters <= 3 || part.length() <= 2 ? part : ID;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isLongHex(String word) {
        boolean letter = false;
        for (int i = 0; i < word.length(); i++) {
            if (!isHex(word.charAt(i))) {
                return false;
            }
            letter |= !isDigit(word.charAt(i));
        }
        return letter && word.length() >= LONG_HEX;
    }

    /** Letters and digits without a word in them: a token, a hash. */
    static boolean isLongId(String word) {
        if (word.length() < LONG_ID || word.indexOf('/') >= 0 && word.charAt(0) == '/') {
            return false;
        }
        return word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_+=".indexOf(c) >= 0));
    }
}
