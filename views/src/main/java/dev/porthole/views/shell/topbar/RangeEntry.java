package dev.porthole.views.shell.topbar;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.time.TypedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A fixed range as it is typed: two times as {@link TypedTime} reads them. */
public final class RangeEntry {

    private final TypedTime times;

    public RangeEntry(ZoneId zone) {
        this.times = new TypedTime(zone);
    }

    /** What was typed comes to a range, or to a remark at one of the fields or both. */
    public record Result(Optional<TimeRange> range, Optional<Phrase> from, Optional<Phrase> to) {}

    public Result read(String from, String to, Instant now) {
        Optional<Instant> start = times.read(from, now);
        Optional<Instant> end = times.read(to, now);
        if (start.isEmpty() || end.isEmpty()) {
            return new Result(Optional.empty(), remarkUnless(start), remarkUnless(end));
        }
        if (!start.get().isBefore(end.get())) {
            return new Result(Optional.empty(), Optional.empty(), Optional.of(Phrase.of("range.error.order")));
        }
        if (start.get().isAfter(now)) {
            return new Result(Optional.empty(), Optional.of(Phrase.of("range.error.future")), Optional.empty());
        }
        return new Result(Optional.of(new TimeRange(start.get(), end.get())), Optional.empty(), Optional.empty());
    }

    public String written(Instant instant) {
        return times.written(instant);
    }

    private static Optional<Phrase> remarkUnless(Optional<Instant> instant) {
        return instant.isPresent() ? Optional.empty() : Optional.of(Phrase.of("range.error.form"));
    }
}
