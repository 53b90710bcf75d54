package dev.porthole.connectors.api.text;

/**
 * Somebody else's words made fit for a {@link dev.porthole.connectors.api.Failure}: one line, at most 300 characters,
 * without {@link HiddenCharacters}.
 */
public record OneLineText(String text) {

    private static final int LONGEST = 300;

    public OneLineText {
        var line = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        boolean gap = false;
        for (int i = 0; i < text.length() && line.length() < LONGEST; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                gap = !line.isEmpty();
                continue;
            }
            if (gap) {
                line.append(' ');
                gap = false;
            }
            line.appendCodePoint(HiddenCharacters.isHidden(point) ? 0xFFFD : point);
        }
        if (line.length() >= LONGEST) {
            line.setLength(LONGEST - 1);
            if (Character.isHighSurrogate(line.charAt(line.length() - 1))) {
                line.setLength(line.length() - 1);
            }
            line.append('…');
        }
        text = line.toString();
    }
}
