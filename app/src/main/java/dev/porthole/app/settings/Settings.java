package dev.porthole.app.settings;

import java.time.Duration;
import java.util.List;

/**
 * What is remembered between starts. No secrets, ever.
 *
 * @param theme "dark" or "light"
 * @param language a language tag; empty for the system's
 * @param context the kubeconfig's context that was open last; empty for its current one
 * @param range how far back is looked
 * @param refresh zero when paused
 * @param dividers positions between 0 and 1: logs against the lists, restarts against alerts
 */
public record Settings(
        String theme,
        String language,
        String context,
        Duration range,
        Duration refresh,
        int width,
        int height,
        List<Double> dividers) {

    public static final Settings DEFAULT =
            new Settings("dark", "", "", Duration.ofHours(1), Duration.ofSeconds(5), 1440, 900, List.of(0.645, 0.57));

    public Settings {
        dividers = List.copyOf(dividers);
    }

    public Settings withContext(String other) {
        return new Settings(theme, language, other, range, refresh, width, height, dividers);
    }
}
