package dev.porthole.views.logs.store;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Log lines, each once, as UTF-8 bytes in large segments: some twenty bytes more than the text. A line is known by a
 * number that counts up from zero and never changes. When the cap is reached, the segment that was filled first is
 * dropped as a whole. For one thread.
 */
public final class LineArena {

    /** What a segment holds unless one line needs more. */
    public static final int SEGMENT_BYTES = 4 << 20;

    private final int segmentBytes;
    private final long capBytes;
    private final EntryCodec codec = new EntryCodec();
    private final LineWriter writer = new LineWriter();
    private final LineReader reader = new LineReader();
    private final LineText text = new LineText();
    private final List<Segment> segments = new ArrayList<>();
    private int end;
    private long bytes;
    private long dropped;

    /** @param capBytes of memory for text; at least two segments are kept */
    public LineArena(long capBytes) {
        this(SEGMENT_BYTES, capBytes);
    }

    LineArena(int segmentBytes, long capBytes) {
        this.segmentBytes = segmentBytes;
        this.capBytes = capBytes;
    }

    /** Takes one more line and returns its number. May drop others: see {@link #first}. */
    public int append(LogEntry entry) {
        writer.reset();
        codec.write(entry, writer);
        int size = writer.length();
        if (segments.isEmpty() || !segments.getLast().hasRoom(size)) {
            var segment = new Segment(end, Math.max(segmentBytes, size));
            segments.add(segment);
            bytes += segment.footprint();
            dropOldest();
        }
        Segment last = segments.getLast();
        bytes -= last.footprint();
        last.append(writer.bytes(), size);
        bytes += last.footprint();
        return end++;
    }

    private void dropOldest() {
        while (bytes > capBytes && segments.size() > 2) {
            Segment oldest = segments.removeFirst();
            bytes -= oldest.footprint();
            dropped += oldest.endLine() - oldest.firstLine();
        }
    }

    /** The lowest number that is still there. */
    public int first() {
        return segments.isEmpty() ? end : segments.getFirst().firstLine();
    }

    /** The number the next line will have. */
    public int end() {
        return end;
    }

    /** Lines dropped because of the cap. */
    public long dropped() {
        return dropped;
    }

    /** Memory taken by segments, in bytes. */
    public long bytes() {
        return bytes;
    }

    public long timeNanos(int line) {
        return at(line).timeNanos();
    }

    public LogLevel level(int line) {
        return codec.level(at(line));
    }

    public Origin origin(int line) {
        return codec.origin(at(line));
    }

    /** The line's first row of text, of which at most {@code maxBytes} are read. */
    public Head head(int line, int maxBytes) {
        LineReader in = at(line);
        int firstEnd = lineBreak(in.bytes(), in.bodyStart(), in.bodyEnd());
        int shownEnd = Math.min(firstEnd, characterStart(in.bytes(), in.bodyStart(), in.bodyStart() + maxBytes));
        String shown = new String(in.bytes(), in.bodyStart(), shownEnd - in.bodyStart(), StandardCharsets.UTF_8);
        return new Head(shown, firstEnd - shownEnd, rowsAfter(in.bytes(), firstEnd, in.bodyEnd()));
    }

    /**
     * What stands in a row.
     *
     * @param cutBytes how much of the first row was left out
     * @param moreRows rows of text after the first: a stack trace, the rest of a message
     */
    public record Head(String text, int cutBytes, int moreRows) {}

    private static int lineBreak(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                return i > start && bytes[i - 1] == '\r' ? i - 1 : i;
            }
        }
        return end;
    }

    private static int rowsAfter(byte[] bytes, int from, int end) {
        int last = end;
        while (last > from && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
            last--;
        }
        int rows = 0;
        for (int i = from; i < last; i++) {
            if (bytes[i] == '\n') {
                rows++;
            }
        }
        return rows;
    }

    /** {@code at}, or the start of the character it lies in. */
    private static int characterStart(byte[] bytes, int start, int at) {
        int i = Math.min(at, bytes.length);
        while (i > start && i < bytes.length && (bytes[i] & 0xc0) == 0x80) {
            i--;
        }
        return i;
    }

    /** The whole text: the message and, after a line break, the stack trace. */
    public String text(int line) {
        LineReader in = at(line);
        return in.text(in.bodyStart(), in.bodyEnd());
    }

    /** Whether {@code pattern} is in the message or the stack trace. */
    public boolean matches(int line, LinePattern pattern) {
        codec.body(at(line), text);
        return pattern.in(text);
    }

    /** The line as it came. */
    public LogEntry entry(int line) {
        return codec.entry(at(line));
    }

    /** What tells the line from others of the same source. */
    LineIdentity identity(int line) {
        LineReader in = at(line);
        long time = in.timeNanos();
        String id = codec.id(in);
        return id.isEmpty() ? new LineIdentity(time, codec.origin(in).pod(), text(line)) : LineIdentity.ofId(id);
    }

    /** Forgets all lines; numbers go on. */
    public void clear() {
        segments.clear();
        codec.clear();
        bytes = 0;
        dropped = 0;
    }

    private LineReader at(int line) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).firstLine() <= line) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Segment segment = segments.get(low);
        return reader.moveTo(segment.bytes(), segment.start(line));
    }
}
