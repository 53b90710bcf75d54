package dev.porthole.views.chart.scale;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis of time is labelled: at round local times, not too close. */
public record TimeTicks(ZoneId zone) {

    private static final double DISTANCE = 130;

    /** One label. */
    public record Tick(long timeMs, String label) {}

    public List<Tick> of(TimeScale scale) {
        long step = NiceSteps.ofTime(scale.endMs() - scale.startMs(), Math.max(1, scale.pixels() / DISTANCE));
        String pattern = step < 60_000 ? "HH:mm:ss" : step < 86_400_000 ? "HH:mm" : "MM-dd";
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        var ticks = new ArrayList<Tick>();
        long at = firstFrom(scale.startMs(), step);
        while (at <= scale.endMs()) {
            ticks.add(new Tick(at, format.format(Instant.ofEpochMilli(at))));
            // Asked anew, for the offset may change on the way.
            at = firstFrom(at + 1, step);
        }
        return ticks;
    }

    /** The first round local time that is not before {@code ms}; where clocks are changed on the way, by the new ones. */
    private long firstFrom(long ms, long step) {
        long at = round(ms, step);
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(ms));
        return change != null && at >= change.getInstant().toEpochMilli()
                ? round(change.getInstant().toEpochMilli(), step)
                : at;
    }

    private long round(long ms, long step) {
        long offset = offsetMs(ms);
        return Math.ceilDiv(ms + offset, step) * step - offset;
    }

    private long offsetMs(long ms) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(ms)).getTotalSeconds() * 1000L;
    }

    /** The offset at {@code ms}, such as "UTC+09:00". */
    public String offset(long ms) {
        ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochMilli(ms));
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }
}
