package dev.porthole.views.i18n;

/**
 * Text from elsewhere (names, labels, messages of servers) made harmless to look at: control and direction characters
 * are written out, so that nothing can hide or reorder what is shown.
 */
public final class VisibleText {

    private VisibleText() {}

    /** One line; what cannot be seen is written as {@code \\u202e}. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (hidden(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                return written(text);
            }
        }
        return text;
    }

    private static String written(String text) {
        var result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t') {
                result.append(' ');
            } else if (hidden(point) || (point >= 0xd800 && point <= 0xdfff)) {
                result.append(String.format("\\u%04x", point));
            } else {
                result.appendCodePoint(point);
            }
        });
        return result.toString();
    }

    private static boolean hidden(int point) {
        return point < 0x20
                || (point >= 0x7f && point < 0xa0)
                || (point >= 0x200b && point <= 0x200f)
                || (point >= 0x2028 && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xfeff
                || (point >= 0xe0000 && point <= 0xe007f);
    }
}
