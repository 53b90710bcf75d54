package dev.porthole.views.logs.store;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something to be found in lines, without making strings of them. Not for several threads at once. */
public sealed interface LinePattern {

    boolean in(CharSequence line);

    /** {@code text} as it stands, upper and lower case alike. */
    static LinePattern literal(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean caseless =
                text.codePoints().noneMatch(c -> c >= 0x80 && Character.toUpperCase(c) != Character.toLowerCase(c));
        return ascii || caseless
                ? new Literal(text)
                : new Regex(Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    static LinePattern regex(Pattern pattern) {
        return new Regex(pattern);
    }

    /** Bytes, of which ASCII letters match in both cases. */
    final class Literal implements LinePattern {

        private final byte[] lower;

        Literal(String text) {
            lower = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < lower.length; i++) {
                lower[i] = lower(lower[i]);
            }
        }

        @Override
        public boolean in(CharSequence line) {
            if (!(line instanceof LineText text)) {
                byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                return find(bytes, 0, bytes.length);
            }
            return find(text.bytes(), text.start(), text.end());
        }

        private boolean find(byte[] bytes, int start, int end) {
            if (lower.length == 0) {
                return true;
            }
            byte first = lower[0];
            byte upper = first >= 'a' && first <= 'z' ? (byte) (first - 32) : first;
            int last = end - lower.length;
            for (int i = start; i <= last; i++) {
                byte b = bytes[i];
                if ((b == first || b == upper) && rest(bytes, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean rest(byte[] bytes, int at) {
            for (int j = 1; j < lower.length; j++) {
                if (lower(bytes[at + j]) != lower[j]) {
                    return false;
                }
            }
            return true;
        }

        private static byte lower(byte b) {
            return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
    }

    /** A regular expression, found anywhere in the line. */
    final class Regex implements LinePattern {

        private final Matcher matcher;

        Regex(Pattern pattern) {
            matcher = pattern.matcher("");
        }

        @Override
        public boolean in(CharSequence line) {
            CharSequence characters = line instanceof LineText text ? text.characters() : line;
            return matcher.reset(characters).find();
        }
    }
}
