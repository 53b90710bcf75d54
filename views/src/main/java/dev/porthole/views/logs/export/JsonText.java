package dev.porthole.views.logs.export;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.text.HiddenCharacters;
import java.util.stream.Collectors;

/** JSON in which what cannot be seen is escaped. */
public final class JsonText {

    private JsonText() {}

    /** A line's fields as an object, one field a line of text. */
    public static String fields(LogEntry entry) {
        return entry.fields().entrySet().stream()
                .map(field -> "  " + quoted(field.getKey()) + ": " + quoted(field.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    static String quoted(String text) {
        var result = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == '"' || point == '\\') {
                result.append('\\').append((char) point);
            } else if (HiddenCharacters.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    result.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                result.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return result.append('"').toString();
    }
}
