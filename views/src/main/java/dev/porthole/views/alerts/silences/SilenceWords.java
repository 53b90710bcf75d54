package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.Tone;
import java.time.Duration;
import java.time.Instant;

/** A silence in words. */
record SilenceWords(Messages messages) {

    private static final int HOUR = 3600;

    /** Until {@code end}: by the second in the last hour, then by the minute. */
    static Amount left(Instant now, Instant end) {
        long seconds = Math.max(0, Duration.between(now, end).toSeconds());
        return new Amount(seconds < HOUR ? seconds : Math.round(seconds / 60.0) * 60, Quantity.SECONDS);
    }

    String state(Silence silence) {
        return messages.text("silences.state." + silence.state());
    }

    Tone tone(SilenceRow row, Instant now) {
        return switch (row.state()) {
            case ACTIVE -> row.endsTooSoon(now) ? Tone.WARNING : Tone.ACCENT;
            case PENDING, EXPIRED -> Tone.NEUTRAL;
        };
    }

    /** How long it still takes until it ends, or until it begins, or since when it is over. */
    String when(Silence silence, Instant now) {
        return switch (silence.state()) {
            case ACTIVE -> messages.text("silences.in", left(now, silence.endsAt()));
            case PENDING -> messages.text("silences.begins", left(now, silence.startsAt()));
            case EXPIRED -> messages.text("silences.over", Age.between(silence.endsAt(), now));
        };
    }

    String mutes(SilenceRow row) {
        return switch (row.state()) {
            case EXPIRED -> "";
            case ACTIVE, PENDING ->
                row.muted().count() == 0
                        ? messages.text("silences.mutes.none")
                        : messages.text("silences.mutes", row.muted().count());
        };
    }
}
