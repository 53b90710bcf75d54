package dev.porthole.views.logs.store;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry as bytes: time (8), level and flags (1), origin, lengths of message and body, the body (message, and after a
 * line break the stack trace), id, and the fields. Fields that repeat what is there already, and values that come again
 * and again, are only named.
 */
final class EntryCodec {

    private static final int ASCII = 0x10;
    private static final LogLevel[] LEVELS = LogLevel.values();
    private static final int MAX_SHARED_VALUES = 8192;
    private static final int MAX_SHARED_LENGTH = 64;

    private static final int LITERAL = 0;
    private static final int SHARED = 1;
    private static final int MESSAGE = 2;
    private static final int STACK_TRACE = 3;
    private static final int NAMESPACE = 4;
    private static final int POD = 5;
    private static final int CONTAINER = 6;
    private static final int SERVICE = 7;
    private static final int ID = 8;

    private final Dictionary<Origin> origins = new Dictionary<>(Integer.MAX_VALUE);
    private final Dictionary<List<String>> shapes = new Dictionary<>(Integer.MAX_VALUE);
    private final Dictionary<String> shared = new Dictionary<>(MAX_SHARED_VALUES);
    private final LineWriter body = new LineWriter();

    void write(LogEntry entry, LineWriter out) {
        body.reset();
        int messageLength = body.putText(entry.message());
        if (!entry.stackTrace().isEmpty()) {
            body.put('\n');
            body.putText(entry.stackTrace());
        }
        out.putLong(entry.timeNanos());
        out.put(entry.level().ordinal() | (isAscii(body) ? ASCII : 0));
        out.putNumber(origins.number(new Origin(entry.namespace(), entry.pod(), entry.container(), entry.service())));
        out.putNumber(messageLength);
        out.putNumber(body.length());
        out.putBytes(body);
        out.putMeasured(entry.id());
        out.putNumber(shapes.number(List.copyOf(entry.fields().keySet())));
        entry.fields().values().forEach(value -> writeValue(value, entry, out));
    }

    private void writeValue(String value, LogEntry entry, LineWriter out) {
        int reference = reference(value, entry);
        if (reference != LITERAL) {
            out.put(reference);
            return;
        }
        int number = value.length() <= MAX_SHARED_LENGTH ? shared.number(value) : Dictionary.FULL;
        if (number == Dictionary.FULL) {
            out.put(LITERAL);
            out.putMeasured(value);
        } else {
            out.put(SHARED);
            out.putNumber(number);
        }
    }

    private static int reference(String value, LogEntry entry) {
        if (value.equals(entry.message())) {
            return MESSAGE;
        } else if (value.equals(entry.pod())) {
            return POD;
        } else if (value.equals(entry.namespace())) {
            return NAMESPACE;
        } else if (value.equals(entry.service())) {
            return SERVICE;
        } else if (value.equals(entry.container())) {
            return CONTAINER;
        } else if (value.equals(entry.stackTrace())) {
            return STACK_TRACE;
        } else if (value.equals(entry.id())) {
            return ID;
        }
        return LITERAL;
    }

    private static boolean isAscii(LineWriter text) {
        byte[] bytes = text.bytes();
        for (int i = 0; i < text.length(); i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    LogLevel level(LineReader in) {
        return LEVELS[in.flags() & 0x0f];
    }

    Origin origin(LineReader in) {
        return origins.value(in.origin());
    }

    /** Moves {@code text} onto the body of the line. */
    void body(LineReader in, LineText text) {
        text.set(in.bytes(), in.bodyStart(), in.bodyEnd(), (in.flags() & ASCII) != 0);
    }

    String id(LineReader in) {
        return in.toDetails().measured();
    }

    LogEntry entry(LineReader in) {
        Origin origin = origin(in);
        String message = in.text(in.bodyStart(), in.messageEnd());
        String stackTrace = in.messageEnd() < in.bodyEnd() ? in.text(in.messageEnd() + 1, in.bodyEnd()) : "";
        in.toDetails();
        String id = in.measured();
        var values = new ArrayList<String>();
        List<String> names = shapes.value(in.number());
        for (int i = 0; i < names.size(); i++) {
            values.add(
                    switch (in.next()) {
                        case LITERAL -> in.measured();
                        case SHARED -> shared.value(in.number());
                        case MESSAGE -> message;
                        case STACK_TRACE -> stackTrace;
                        case NAMESPACE -> origin.namespace();
                        case POD -> origin.pod();
                        case CONTAINER -> origin.container();
                        case SERVICE -> origin.service();
                        case ID -> id;
                        default -> throw new IllegalStateException("a line's bytes are broken");
                    });
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return new LogEntry(
                id,
                in.timeNanos(),
                level(in),
                new LogEntry.Origin(origin.namespace(), origin.pod(), origin.container(), origin.service()),
                message,
                stackTrace,
                fields);
    }

    void clear() {
        origins.clear();
        shapes.clear();
        shared.clear();
    }
}
