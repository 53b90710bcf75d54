package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of the lines of one container, each of which begins with the time the kubelet gave it. All are handed on, in
 * the order in which they come, but for those that were handed on before, by an earlier request.
 */
final class LogLines {

    private static final long NANOS = 1_000_000_000L;
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final LogLineFormat format = new LogLineFormat();
    private final SeenLines seen = new SeenLines();
    private final PodKey pod;
    private final String container;
    private long lastNanos = NO_TIME;
    private int atLast;
    private String remark = "";

    LogLines(PodKey pod, String container) {
        this.pod = pod;
        this.container = container;
    }

    /** Another request begins, from {@link #resumeFrom}, which brings lines again that have been seen. */
    void again() {
        seen.again();
        remark = "";
    }

    /** Where to begin the next request; null before the first line. */
    @Nullable
    Instant resumeFrom() {
        return seen.resumeFrom();
    }

    /**
     * What the kubelet itself has said since the last request began, in the place of lines: it has no time, and no container
     * printed it. Empty when it said nothing.
     */
    String remark() {
        return remark;
    }

    /** The entry of a line; null when it was seen before, or is no line of the container. */
    @Nullable
    LogEntry entry(byte[] line, int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        int space = 0;
        while (space < end && line[space] != ' ') {
            space++;
        }
        long nanos = nanos(new String(line, 0, space, StandardCharsets.US_ASCII));
        if (nanos == NO_TIME) {
            String text = new String(line, 0, end, StandardCharsets.UTF_8).strip();
            remark = text.isEmpty() ? remark : text;
            return null;
        }
        int from = Math.min(end, space + 1);
        if (!seen.isNew(nanos, hash(line, from, end))) {
            return null;
        }
        atLast = nanos == lastNanos ? atLast + 1 : 1;
        lastNanos = nanos;
        return entry(nanos, new String(line, from, end - from, StandardCharsets.UTF_8));
    }

    private static long hash(byte[] line, int from, int end) {
        return Arrays.hashCode(from == 0 && end == line.length ? line : Arrays.copyOfRange(line, from, end))
                + ((long) (end - from) << 32);
    }

    private LogEntry entry(long nanos, String text) {
        LogLineFormat.Parsed parsed =
                format.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
        return new LogEntry(
                pod + "/" + container + "@" + nanos + "#" + atLast,
                nanos,
                parsed.level(),
                new LogEntry.Origin(pod.namespace(), pod.name(), container, parsed.service()),
                parsed.message(),
                parsed.stackTrace(),
                parsed.fields());
    }

    private static long nanos(String time) {
        if (time.length() < "2026-01-31T10:00:00Z".length() || !Character.isDigit(time.charAt(0))) {
            return NO_TIME;
        }
        try {
            Instant instant = OffsetDateTime.parse(time).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return NO_TIME;
        }
    }
}
