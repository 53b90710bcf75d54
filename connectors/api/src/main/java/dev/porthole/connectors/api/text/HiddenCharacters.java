package dev.porthole.connectors.api.text;

/**
 * Which characters cannot be seen, steer a terminal, or change how their neighbours are shown: C0, C1, ESC, bidi and
 * zero-width signs, variation selectors, line breaks, fillers, private use, lone surrogates (Trojan Source, terminal
 * escape injection).
 */
public final class HiddenCharacters {

    private HiddenCharacters() {}

    public static boolean isHidden(int point) {
        if (point >= 0x20 && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            default -> isVariationSelector(point) || isFiller(point);
        };
    }

    /** Whether {@code text} has nothing to hide. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e && (Character.isSurrogate(c) || isHidden(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVariationSelector(int point) {
        return point >= 0xfe00 && point <= 0xfe0f
                || point >= 0xe0100 && point <= 0xe01ef
                || point >= 0x180b && point <= 0x180f
                || point == 0x034f;
    }

    private static boolean isFiller(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0 || point == 0x2800;
    }
}
