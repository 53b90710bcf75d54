package dev.porthole.views.text;

import java.util.Arrays;

/**
 * Text that is harmless to show, and how each of its characters looks.
 *
 * @param looks one {@link Look} a character; belongs to this object
 */
public record StyledText(String text, byte[] looks) {

    static final StyledText EMPTY = new StyledText("", new byte[0]);

    /** Bits of a character's look. The lowest three are one of eight colours when {@link #COLOURED} is set. */
    public static final class Look {
        public static final int COLOUR = 0x07;
        public static final int COLOURED = 0x08;
        public static final int BOLD = 0x10;
        /** Stands for a character that cannot be seen itself. */
        public static final int GLYPH = 0x20;
        /** Part of what was searched for. */
        public static final int MATCH = 0x40;
        /** Not part of the line: says that there is more of it. */
        public static final int FOLD = 0x21;

        private Look() {}
    }

    public static StyledText plain(String text) {
        return new StyledText(text, new byte[text.length()]);
    }

    /** The same with {@code more} behind it. */
    public StyledText followedBy(String more, int look) {
        byte[] longer = Arrays.copyOf(looks, looks.length + more.length());
        Arrays.fill(longer, looks.length, longer.length, (byte) look);
        return new StyledText(text + more, longer);
    }

    public StyledText part(int from, int to) {
        return new StyledText(text.substring(from, to), Arrays.copyOfRange(looks, from, to));
    }

    public int length() {
        return text.length();
    }

    /** The same with the characters from {@code from} to {@code to} marked as a match. */
    public StyledText marked(int from, int to) {
        byte[] copy = Arrays.copyOf(looks, looks.length);
        for (int i = from; i < to; i++) {
            copy[i] |= Look.MATCH;
        }
        return new StyledText(text, copy);
    }
}
