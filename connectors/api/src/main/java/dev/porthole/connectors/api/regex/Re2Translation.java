package dev.porthole.connectors.api.regex;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One expression of RE2 in the words of Java's engine. */
final class Re2Translation {

    private static final int DEEPEST = 250;
    private static final int MOST_REPEATS = 1000;

    /** Somewhere in it, ends of lines count. */
    private static final Pattern MULTILINE = Pattern.compile("\\(\\?[a-z]*m");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]+");
    private static final Pattern REPEAT = Pattern.compile("\\{\\d{1,9}(,\\d{0,9})?}");

    private final String text;
    private final boolean multiline;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;

    /** Whether there is something before that may be repeated. */
    private boolean repeatable;

    Re2Translation(String text) {
        this.text = text;
        this.multiline = MULTILINE.matcher(text).find();
    }

    String java() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean something = true;
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> something = open();
                case ')' -> {
                    depth--;
                    copy();
                }
                case '*', '+', '?', '{' -> repeat();
                case '$' -> end();
                case '|' -> {
                    copy();
                    something = false;
                }
                default -> copy();
            }
            repeatable = something;
        }
        return out.toString();
    }

    /** In Java it also stands before a last end of line. */
    private void end() {
        at++;
        out.append(multiline ? "$" : "\\z");
    }

    private void copy() {
        out.append(text.charAt(at++));
    }

    private PatternSyntaxException wrong(String why) {
        return new PatternSyntaxException(why, text, at);
    }

    private boolean follows(String part) {
        return text.startsWith(part, at);
    }

    private boolean open() {
        if (++depth > DEEPEST) {
            throw wrong("expression nests too deeply");
        }
        if (follows("(?=") || follows("(?!") || follows("(?<=") || follows("(?<!") || follows("(?>")) {
            throw wrong("invalid or unsupported Perl syntax");
        } else if (follows("(?P<") || follows("(?<")) {
            named();
        } else if (follows("(?")) {
            out.append("(?");
            at += 2;
            flags();
        } else {
            copy();
        }
        return false;
    }

    /** A name that Java cannot give, or has given already, is left out. */
    private void named() {
        int begin = text.indexOf('<', at) + 1;
        int end = text.indexOf('>', begin);
        String name = end < 0 ? "" : text.substring(begin, end);
        if (!NAME.matcher(name).matches()) {
            throw wrong("invalid named capture");
        }
        boolean usable = name.chars().allMatch(Character::isLetterOrDigit)
                && !Character.isDigit(name.charAt(0))
                && names.add(name);
        out.append(usable ? "(?<" + name + ">" : "(");
        at = end + 1;
    }

    /**
     * RE2's {@code U} (lazy repeats) is not among Java's, and changes nothing in whether a text matches; {@code x},
     * {@code u} and {@code d} are not among RE2's.
     */
    private void flags() {
        while (at < text.length() && (text.charAt(at) == '-' || Character.isLetter(text.charAt(at)))) {
            char c = text.charAt(at);
            if ("imsU-".indexOf(c) < 0) {
                throw wrong("invalid or unsupported Perl syntax");
            }
            if (c == 'U') {
                at++;
            } else {
                copy();
            }
        }
    }

    private void repeat() {
        char c = text.charAt(at);
        if (c == '{' && !isRepeat()) {
            out.append("\\{");
            at++;
            return;
        }
        if (!repeatable) {
            throw wrong("missing argument to repetition operator");
        }
        if (c == '{') {
            int end = text.indexOf('}', at);
            for (String bound : text.substring(at + 1, end).split(",")) {
                if (Integer.parseInt(bound) > MOST_REPEATS) {
                    throw wrong("invalid repeat count");
                }
            }
            out.append(text, at, end + 1);
            at = end + 1;
        } else {
            copy();
        }
        if (at < text.length() && text.charAt(at) == '?') {
            copy();
        }
        boolean again = at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0 || isRepeat();
        if (again) {
            throw wrong("invalid nested repetition operator");
        }
    }

    /** Whether a count of repeats stands here, and not just a brace. */
    private boolean isRepeat() {
        return REPEAT.matcher(text).region(at, text.length()).lookingAt();
    }

    private void escape(boolean inClass) {
        if (at + 1 >= text.length()) {
            throw wrong("trailing backslash at end of expression");
        }
        char c = text.charAt(at + 1);
        boolean known = c < 128
                && (!Character.isLetterOrDigit(c)
                        || "dDsSwWpPntrfvax0123456789".indexOf(c) >= 0
                        || !inClass && "bBAzQE".indexOf(c) >= 0);
        if (!known || c >= '1' && c <= '9') {
            throw wrong("invalid escape sequence");
        }
        if (c == 'Q') {
            int end = text.indexOf("\\E", at);
            String literal = text.substring(at + 2, end < 0 ? text.length() : end);
            out.append(Pattern.quote(literal));
            at = end < 0 ? text.length() : end + 2;
            return;
        }
        if (c == 'p' || c == 'P') {
            property();
            return;
        }
        // \v is one character in RE2 and a class in Java
        out.append(c == 'v' ? "\\x0b" : c == '0' ? "\\0" + octalRest() : "\\" + c);
        at += 2;
    }

    /** A class of Unicode: {@code \pL}, {@code \p{Lu}}, {@code \p{Greek}}, {@code \p{^Greek}}. */
    private void property() {
        boolean not = text.charAt(at + 1) == 'P';
        at += 2;
        String name;
        if (follows("{")) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw wrong("invalid character class range");
            }
            name = text.substring(at + 1, end);
            at = end + 1;
        } else {
            name = at < text.length() ? text.substring(at, ++at) : "";
        }
        if (name.startsWith("^")) {
            not = !not;
            name = name.substring(1);
        }
        // categories have one or two letters, scripts have more
        String java = name.length() > 2 ? "Is" + name : name;
        out.append(not ? "\\P{" : "\\p{").append(java).append('}');
    }

    private String octalRest() {
        return at + 2 < text.length() && text.charAt(at + 2) >= '0' && text.charAt(at + 2) <= '7' ? "" : "0";
    }

    private void characterClass() {
        copy();
        if (at < text.length() && text.charAt(at) == '^') {
            copy();
        }
        boolean first = true;
        while (at < text.length() && (first || text.charAt(at) != ']')) {
            first = false;
            char c = text.charAt(at);
            int named = follows("[:") ? text.indexOf(":]", at + 2) : -1;
            if (named > 0) {
                posix(text.substring(at + 2, named));
                at = named + 2;
            } else if (c == '\\') {
                escape(true);
            } else if (c == '[' || c == '&' || c == ']') {
                // of a meaning in Java only
                out.append('\\').append(c);
                at++;
            } else {
                copy();
            }
        }
        if (at >= text.length()) {
            throw wrong("missing closing ]");
        }
        copy();
    }

    private void posix(String name) {
        boolean not = name.startsWith("^");
        String java = switch (not ? name.substring(1) : name) {
            case "alnum" -> "Alnum";
            case "alpha" -> "Alpha";
            case "ascii" -> "ASCII";
            case "blank" -> "Blank";
            case "cntrl" -> "Cntrl";
            case "digit" -> "Digit";
            case "graph" -> "Graph";
            case "lower" -> "Lower";
            case "print" -> "Print";
            case "punct" -> "Punct";
            case "space" -> "Space";
            case "upper" -> "Upper";
            case "xdigit" -> "XDigit";
            case "word" -> "";
            default -> throw wrong("invalid character class range");
        };
        out.append(java.isEmpty() ? not ? "\\W" : "\\w" : (not ? "\\P{" : "\\p{") + java + "}");
    }
}
