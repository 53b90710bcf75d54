package dev.porthole.connectors.api.regex;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of RE2: what it does not have (look-around, back references, possessive repeats) is refused. */
public final class Re2 {

    private static final int DEEPEST = 250;
    private static final int MOST_REPEATS = 1000;

    private Re2() {}

    /** What is wrong with an expression; empty when nothing is. */
    public static Optional<String> mistake(String expression) {
        try {
            compiled(expression);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(wrong.getDescription());
        }
    }

    /** Matches whole texts, as a label's matcher does. */
    public static Predicate<String> matcher(String expression) {
        return compiled(expression).asMatchPredicate();
    }

    /** @throws PatternSyntaxException for an expression that RE2 would refuse */
    public static Pattern compiled(String expression) {
        return Pattern.compile(new Translation(expression).java(), Pattern.DOTALL);
    }

    /** One expression in Java's words. */
    private static final class Translation {

        private final String text;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int depth;

        Translation(String text) {
            this.text = text;
        }

        String java() {
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case '\\' -> escape(false);
                    case '[' -> characterClass();
                    case '(' -> open();
                    case ')' -> {
                        depth--;
                        copy();
                    }
                    case '*', '+', '?', '{' -> repeat();
                    default -> copy();
                }
            }
            return out.toString();
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

        private void open() {
            if (++depth > DEEPEST) {
                throw wrong("expression nests too deeply");
            }
            if (follows("(?P<")) {
                out.append("(?<");
                at += 4;
            } else if (follows("(?=") || follows("(?!") || follows("(?<=") || follows("(?<!") || follows("(?>")) {
                throw wrong("invalid or unsupported Perl syntax");
            } else {
                if (follows("(?")) {
                    out.append("(?");
                    at += 2;
                    flags();
                } else {
                    copy();
                }
            }
        }

        /** RE2's {@code U} (lazy repeats) is not among Java's; {@code x}, {@code u} and {@code d} are not among RE2's. */
        private void flags() {
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                if ("ims".indexOf(text.charAt(at)) < 0) {
                    throw wrong("invalid or unsupported Perl syntax");
                }
                copy();
            }
        }

        private void repeat() {
            char c = text.charAt(at);
            if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0 || !text.substring(at + 1, end).matches("\\d{1,9}(,\\d{0,9})?")) {
                    out.append("\\{");
                    at++;
                    return;
                }
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
            boolean again = at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0;
            if (again) {
                throw wrong("invalid nested repetition operator");
            }
        }

        private void escape(boolean inClass) {
            if (at + 1 >= text.length()) {
                throw wrong("trailing backslash at end of expression");
            }
            char c = text.charAt(at + 1);
            boolean known = c < 128
                    && (!Character.isLetterOrDigit(c)
                            || "dDsSwWpPntrfvax0123456789".indexOf(c) >= 0
                            || !inClass && "bBAzQEC".indexOf(c) >= 0);
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
            // \v is one character in RE2 and a class in Java; \C is any byte
            out.append(c == 'v' ? "\\x0b" : c == 'C' ? "." : c == '0' ? "\\0" + octalRest() : "\\" + c);
            at += 2;
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
}
