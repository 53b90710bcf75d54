package dev.porthole.connectors.api.logs;

import java.util.Map;

/**
 * One line. Text is as the program wrote it, hostile characters included: whoever shows or exports it makes it harmless.
 *
 * @param id identifies the line within its source, stable over queries; may be empty
 * @param timeNanos nanoseconds since the epoch
 * @param origin who printed it
 * @param message the line's text without time and level where the source could tell them apart; may have line breaks
 * @param stackTrace the exception's lines; empty when there is none or it is in the message
 * @param fields all fields by their own names, in the source's order, nested ones joined by dots
 */
public record LogEntry(
        String id,
        long timeNanos,
        LogLevel level,
        Origin origin,
        String message,
        String stackTrace,
        Map<String, String> fields) {

    private static final int BYTES_OF_A_LINE = 200;
    private static final int BYTES_OF_A_FIELD = 96;

    /** Who printed a line; each part is empty when it is unknown. */
    public record Origin(String namespace, String pod, String container, String service) {}

    public String namespace() {
        return origin.namespace();
    }

    public String pod() {
        return origin.pod();
    }

    public String container() {
        return origin.container();
    }

    public String service() {
        return origin.service();
    }

    /** About how much memory it takes. */
    public long bytes() {
        long characters = (long) message.length() + stackTrace.length();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            characters += BYTES_OF_A_FIELD + field.getValue().length();
        }
        return BYTES_OF_A_LINE + characters;
    }
}
