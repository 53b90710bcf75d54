package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Makes entries of the lines of one container, each of which begins with the time the kubelet gave it. Lines that were
 * handed over before, by an earlier request, are left out: they are told by their time and their place among the lines
 * of the same time.
 */
final class LogLines {

    private static final long NANOS = 1_000_000_000L;

    private final LogLineFormat format = new LogLineFormat();
    private final PodKey pod;
    private final String container;
    private long lastNanos = Long.MIN_VALUE;
    private int atLast;
    private long requestNanos = Long.MIN_VALUE;
    private int atRequest;

    LogLines(PodKey pod, String container) {
        this.pod = pod;
        this.container = container;
    }

    /** Another request begins, which may bring lines again that have been seen. */
    void again() {
        requestNanos = Long.MIN_VALUE;
        atRequest = 0;
    }

    /** The time of the newest line; null before the first. */
    @org.jspecify.annotations.Nullable
    Instant newest() {
        return lastNanos == Long.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(lastNanos, NANOS), Math.floorMod(lastNanos, NANOS));
    }

    /** The entry of a line; null when it was seen before. */
    @org.jspecify.annotations.Nullable
    LogEntry entry(byte[] line, int length) {
        int space = 0;
        while (space < length && line[space] != ' ') {
            space++;
        }
        long nanos = nanos(new String(line, 0, space, StandardCharsets.US_ASCII));
        int from = nanos == Long.MIN_VALUE ? 0 : Math.min(length, space + 1);
        if (nanos == Long.MIN_VALUE) {
            nanos = Math.max(0, lastNanos);
        }
        if (nanos != requestNanos) {
            requestNanos = nanos;
            atRequest = 0;
        }
        atRequest++;
        if (nanos < lastNanos || nanos == lastNanos && atRequest <= atLast) {
            return null;
        }
        lastNanos = nanos;
        atLast = atRequest;
        return entry(nanos, new String(line, from, length - from, StandardCharsets.UTF_8));
    }

    private LogEntry entry(long nanos, String text) {
        LogLineFormat.Parsed parsed = format.parse(text);
        return new LogEntry(
                pod + "/" + container + "@" + nanos + "#" + atRequest,
                nanos,
                parsed.level(),
                pod.namespace(),
                pod.name(),
                container,
                parsed.service(),
                parsed.message(),
                parsed.stackTrace(),
                parsed.fields());
    }

    private static long nanos(String time) {
        try {
            Instant instant = OffsetDateTime.parse(time).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return Long.MIN_VALUE;
        }
    }
}
