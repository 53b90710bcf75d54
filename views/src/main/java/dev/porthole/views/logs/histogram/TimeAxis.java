package dev.porthole.views.logs.histogram;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis of time is labelled: at round local times, not too close. */
record TimeAxis(ZoneId zone, long startMs, long endMs) {

    private static final double DISTANCE = 130;
    private static final long[] STEPS_S = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
    };

    /** One label. */
    record Tick(long timeMs, String label) {}

    /** @param pixels the axis' length */
    List<Tick> ticks(double pixels) {
        long step = step(Math.max(1, pixels / DISTANCE));
        String pattern = step < 60_000 ? "HH:mm:ss" : step < 86_400_000 ? "HH:mm" : "MM-dd";
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(startMs)).getTotalSeconds() * 1000L;
        var ticks = new ArrayList<Tick>();
        for (long at = Math.ceilDiv(startMs + offset, step) * step - offset; at <= endMs; at += step) {
            ticks.add(new Tick(at, format.format(Instant.ofEpochMilli(at))));
        }
        return ticks;
    }

    private long step(double most) {
        for (long seconds : STEPS_S) {
            if ((endMs - startMs) / (seconds * 1000.0) <= most) {
                return seconds * 1000;
            }
        }
        // Years: as many weeks as it takes.
        long week = STEPS_S[STEPS_S.length - 1] * 1000;
        return week * (long) Math.ceil((endMs - startMs) / (week * most));
    }
}
