package dev.porthole.views.text;

import dev.porthole.connectors.api.text.HiddenCharacters;
import dev.porthole.views.text.StyledText.Look;
import java.util.Arrays;

/**
 * Makes text from programs and servers harmless, the same way for the screen, the clipboard and files: what cannot be
 * seen, or could reorder or hide other text, becomes a visible sign. Colours set by ANSI sequences (SGR) become looks;
 * every other sequence stays, with its escape character visible.
 */
public final class SafeText {

    private static final char ESCAPE = '\u001b';
    private static final int CONTROL_PICTURES = 0x2400;

    private SafeText() {}

    /** One row: line breaks and tabs become signs too. */
    public static StyledText row(String raw) {
        return HiddenCharacters.isPlain(raw) ? StyledText.plain(raw) : new Reader(raw, false).read();
    }

    /** One row without looks. */
    public static String line(String raw) {
        return HiddenCharacters.isPlain(raw)
                ? raw
                : new Reader(raw, false).read().text();
    }

    /** Several rows: line breaks and tabs stay. */
    public static String block(String raw) {
        return HiddenCharacters.isPlain(raw)
                ? raw
                : new Reader(raw, true).read().text();
    }

    /** One pass over one text. */
    private static final class Reader {

        private final String raw;
        private final boolean block;
        private final StringBuilder text;
        private byte[] looks;
        private int look;
        private int at;

        Reader(String raw, boolean block) {
            this.raw = raw;
            this.block = block;
            this.text = new StringBuilder(raw.length() + 16);
            this.looks = new byte[raw.length() + 16];
        }

        StyledText read() {
            while (at < raw.length()) {
                int point = raw.codePointAt(at);
                if (point == ESCAPE && colour()) {
                    continue;
                }
                at += Character.charCount(point);
                if (block && (point == '\n' || point == '\t')) {
                    put(Character.toString(point), look);
                } else if (block && point == '\r' && at < raw.length() && raw.charAt(at) == '\n') {
                    continue;
                } else if (point == '\t') {
                    put("    ", look);
                } else if (point < 0x20) {
                    put(Character.toString(CONTROL_PICTURES + point), Look.GLYPH);
                } else if (point == 0x7f) {
                    put("\u2421", Look.GLYPH);
                } else if (HiddenCharacters.isHidden(point)) {
                    put(String.format("\u2039U+%04X\u203a", point), Look.GLYPH);
                } else {
                    put(Character.toString(point), look);
                }
            }
            return new StyledText(text.toString(), Arrays.copyOf(looks, text.length()));
        }

        private void put(String shown, int shownLook) {
            int from = text.length();
            text.append(shown);
            if (text.length() > looks.length) {
                looks = Arrays.copyOf(looks, text.length() * 2);
            }
            Arrays.fill(looks, from, text.length(), (byte) shownLook);
        }

        /** Takes ESC [ numbers m and keeps what it sets; leaves everything else where it is. */
        private boolean colour() {
            int end = at + 1;
            if (end >= raw.length() || raw.charAt(end) != '[') {
                return false;
            }
            end++;
            while (end < raw.length() && (Character.digit(raw.charAt(end), 10) >= 0 || raw.charAt(end) == ';')) {
                end++;
            }
            if (end >= raw.length() || raw.charAt(end) != 'm') {
                return false;
            }
            set(raw.substring(at + 2, end).split(";", -1));
            at = end + 1;
            return true;
        }

        private void set(String[] codes) {
            for (String code : codes) {
                int number = code.isEmpty() ? 0 : code.length() > 3 ? -1 : Integer.parseInt(code);
                if (number == 0) {
                    look = 0;
                } else if (number == 1) {
                    look |= Look.BOLD;
                } else if (number == 22) {
                    look &= ~Look.BOLD;
                } else if (number == 39) {
                    look &= ~(Look.COLOURED | Look.COLOUR);
                } else if (number >= 30 && number <= 37) {
                    look = look & ~Look.COLOUR | Look.COLOURED | number - 30;
                } else if (number >= 90 && number <= 97) {
                    look = look & ~Look.COLOUR | Look.COLOURED | number - 90;
                } else if (number == 38 || number == 48) {
                    // Palette and direct colours have numbers of their own behind them, which are not codes.
                    return;
                }
            }
        }
    }
}
