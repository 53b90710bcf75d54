package dev.porthole.connectors.api.text;

/**
 * Text from elsewhere (names, labels, messages of servers) made harmless to look at and to print: one line in which
 * nothing can hide or reorder what is shown.
 */
public final class VisibleText {

    private VisibleText() {}

    /** One line; line breaks and tabs become blanks, what else cannot be seen is written as {@code \\u202e}. */
    public static String of(String text) {
        return HiddenCharacters.isPlain(text) ? text : written(text);
    }

    private static String written(String text) {
        var result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t') {
                result.append(' ');
            } else if (HiddenCharacters.isHidden(point)) {
                result.append(String.format("\\u%04x", point));
            } else {
                result.appendCodePoint(point);
            }
        });
        return result.toString();
    }
}
