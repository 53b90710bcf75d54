package dev.porthole.views.text;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;

/** A length of time in words: "hour", "15 minutes"; and in a column's head: "1 h", "15 m". */
public record RangeWords(Messages messages) {

    public String brief(TimeChoice choice) {
        return length("pods.range.brief.", choice);
    }

    public String full(TimeChoice choice) {
        return length("pods.range.full.", choice);
    }

    private String length(String prefix, TimeChoice choice) {
        Duration length = switch (choice) {
            case TimeChoice.Last(var last) -> last;
            case TimeChoice.Fixed(var range) -> range.length();
        };
        long minutes = Math.max(1, length.toMinutes());
        if (minutes % 1440 == 0) {
            return messages.text(prefix + "days", minutes / 1440);
        } else if (minutes % 60 == 0) {
            return messages.text(prefix + "hours", minutes / 60);
        }
        return messages.text(prefix + "minutes", minutes);
    }
}
