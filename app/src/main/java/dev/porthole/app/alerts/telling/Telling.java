package dev.porthole.app.alerts.telling;

import dev.porthole.app.settings.TellingSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a person is told. What fires when it begins is one summary; after that each new alert is told once: at once
 * when it is quiet, with others that come soon after the last word otherwise. One that ends and comes back soon is not new.
 * What is muted, too little severe or within quiet hours is not told, and is when it still fires and that is over. Not
 * thread-safe.
 */
public final class Telling {

    /** Between two words at least. */
    static final Duration APART = Duration.ofSeconds(30);

    /** An alert that comes back within this is the one that was told. */
    static final Duration SAME = Duration.ofMinutes(15);

    private final Map<String, Instant> told = new HashMap<>();
    private final Map<String, FiringAlert> waiting = new LinkedHashMap<>();
    private boolean begun;
    private Instant lastWord = Instant.MIN;

    /**
     * What is said now, and when to look again though nothing changes.
     *
     * @param message empty when nothing is
     */
    public record Decision(Optional<Message> message, Optional<Duration> again) {
        static final Decision NOTHING = new Decision(Optional.empty(), Optional.empty());
    }

    /**
     * @param firing all that fires, the muted ones too
     * @param now in the zone that quiet hours are in
     */
    public Decision look(List<FiringAlert> firing, TellingSettings settings, ZonedDateTime now) {
        Instant at = now.toInstant();
        forget(firing, at);
        waiting.clear();
        for (FiringAlert alert : firing) {
            boolean matters = !alert.muted() && alert.severity().compareTo(settings.least()) >= 0;
            if (told.containsKey(alert.key())) {
                told.put(alert.key(), at);
            } else if (matters && settings.on()) {
                waiting.put(alert.key(), alert);
            } else if (matters) {
                told.put(alert.key(), at);
            }
        }
        if (!settings.on()) {
            begun = true;
            return Decision.NOTHING;
        }
        boolean quiet = settings.quiet()
                .filter(hours -> hours.contains(now.toLocalTime()))
                .isPresent();
        if (quiet) {
            return new Decision(
                    Optional.empty(),
                    settings.quiet().map(hours -> hours.left(now)).filter(left -> !waiting.isEmpty()));
        }
        return said(at);
    }

    private void forget(List<FiringAlert> firing, Instant at) {
        Set<String> here = new HashSet<>();
        firing.forEach(alert -> here.add(alert.key()));
        told.entrySet()
                .removeIf(one -> !here.contains(one.getKey())
                        && Duration.between(one.getValue(), at).compareTo(SAME) > 0);
    }

    private Decision said(Instant at) {
        boolean first = !begun;
        begun = true;
        if (waiting.isEmpty()) {
            return Decision.NOTHING;
        }
        if (!lastWord.equals(Instant.MIN)) {
            Duration since = Duration.between(lastWord, at);
            if (since.compareTo(APART) < 0) {
                return new Decision(Optional.empty(), Optional.of(APART.minus(since)));
            }
        }
        List<FiringAlert> alerts = new ArrayList<>(waiting.values());
        alerts.sort(Comparator.comparing(FiringAlert::severity).reversed().thenComparing(FiringAlert::name));
        alerts.forEach(alert -> told.put(alert.key(), at));
        waiting.clear();
        lastWord = at;
        return new Decision(Optional.of(new Message(first, alerts)), Optional.empty());
    }
}
