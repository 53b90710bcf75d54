package dev.porthole.connectors.http;

/**
 * Somebody else's words made fit for a {@link dev.porthole.connectors.api.Failure}: one line, at most 300 characters, no
 * control characters and none that hide or reorder text (Trojan Source).
 */
public record Remark(String text) {

    private static final int LONGEST = 300;

    public Remark {
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
            line.appendCodePoint(isShown(point) ? point : 0xFFFD);
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

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
