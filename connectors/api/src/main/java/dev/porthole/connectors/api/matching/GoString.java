package dev.porthole.connectors.api.matching;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The inside of a text in double quotes, as Go writes it. Its escapes may name single bytes of UTF-8. */
final class GoString {

    private final String text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    GoString(String text) {
        this.text = text;
    }

    /** Empty for what Go would not take. */
    Optional<String> unquoted() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\n' || c == '\\' && !escape()) {
                return Optional.empty();
            }
            if (c != '\\') {
                add(c);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private boolean escape() {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        int simple = "abfnrtv\\\"".indexOf(c);
        if (simple >= 0) {
            out.write("\u0007\b\f\n\r\t\u000b\\\"".charAt(simple));
            return true;
        }
        return switch (c) {
            case 'x' -> number(2, 16, 0xff, false);
            case 'u' -> number(4, 16, Character.MAX_CODE_POINT, true);
            case 'U' -> number(8, 16, Character.MAX_CODE_POINT, true);
            default -> {
                at--;
                yield number(3, 8, 0xff, false);
            }
        };
    }

    private boolean number(int digits, int base, int most, boolean character) {
        if (at + digits > text.length()) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(at++);
            int digit = c < 128 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return false;
            }
            value = value * base + digit;
        }
        if (value > most || character && value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            return false;
        }
        if (character) {
            add((int) value);
        } else {
            out.write((int) value);
        }
        return true;
    }

    private void add(int character) {
        out.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    }
}
