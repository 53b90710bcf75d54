package dev.porthole.views.text;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Wording;
import java.time.Duration;
import java.time.Instant;

/** How long ago, in its largest unit: "40 s", "22 m", "3 h", "6 d". */
public record Age(Duration length) implements Wording {

    public static Age between(Instant then, Instant now) {
        return new Age(Duration.between(then, now));
    }

    @Override
    public String in(Messages messages) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return messages.text("age.seconds", seconds);
        } else if (seconds < 3600) {
            return messages.text("age.minutes", seconds / 60);
        } else if (seconds < 86_400) {
            return messages.text("age.hours", seconds / 3600);
        }
        return messages.text("age.days", seconds / 86_400);
    }
}
