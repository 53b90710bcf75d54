package dev.porthole.app.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is remembered between starts. No secrets, ever.
 *
 * @param theme "dark" or "light"
 * @param language a language tag; empty for the system's
 * @param context the kubeconfig's context that was open last; empty for its current one
 * @param range how far back is looked
 * @param refresh zero when paused
 * @param layout of the window that was closed last
 * @param watching what is done while nobody looks
 * @param clusters by the name of their context
 */
public record Settings(
        String theme,
        String language,
        String context,
        Duration range,
        Duration refresh,
        WindowLayout layout,
        Watching watching,
        Map<String, ClusterSettings> clusters) {

    public static final Settings DEFAULT = new Settings(
            "dark",
            "",
            "",
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            WindowLayout.DEFAULT,
            Watching.DEFAULT,
            Map.of());

    public Settings {
        clusters = Map.copyOf(clusters);
    }

    public int width() {
        return layout.width();
    }

    public int height() {
        return layout.height();
    }

    /** Positions between 0 and 1: logs against the lists, restarts against alerts. */
    public List<Double> dividers() {
        return layout.dividers();
    }

    /** Whether the last lines of containers that end are kept in memory until Porthole ends. */
    public boolean restartLines() {
        return watching.restartLines();
    }

    /** How a person wants to be told of alerts. */
    public TellingSettings telling() {
        return watching.telling();
    }

    /** What may be written to servers. */
    public WritingSettings writing() {
        return watching.writing();
    }

    public Settings withWriting(WritingSettings wanted) {
        var all = new Watching(restartLines(), telling(), wanted);
        return new Settings(theme, language, context, range, refresh, layout, all, clusters);
    }

    public Settings withTelling(TellingSettings wanted) {
        return new Settings(
                theme,
                language,
                context,
                range,
                refresh,
                layout,
                new Watching(restartLines(), wanted, writing()),
                clusters);
    }

    public Settings withContext(String other) {
        return new Settings(theme, language, other, range, refresh, layout, watching, clusters);
    }

    /** As a window was left. */
    public Settings withWindow(
            String newTheme, Duration newRange, Duration newRefresh, int newWidth, int newHeight, List<Double> moved) {
        return new Settings(
                newTheme,
                language,
                context,
                newRange,
                newRefresh,
                new WindowLayout(newWidth, newHeight, moved, layout.logs(), layout.utc()),
                watching,
                clusters);
    }

    /** As the log pane was left. */
    public Settings withLogs(LogLayout left) {
        var changed = new WindowLayout(layout.width(), layout.height(), layout.dividers(), left, layout.utc());
        return new Settings(theme, language, context, range, refresh, changed, watching, clusters);
    }

    public Settings withUtc(boolean utc) {
        var as = new WindowLayout(layout.width(), layout.height(), layout.dividers(), layout.logs(), utc);
        return new Settings(theme, language, context, range, refresh, as, watching, clusters);
    }

    public Settings withRestartLines(boolean kept) {
        return new Settings(
                theme, language, context, range, refresh, layout, new Watching(kept, telling(), writing()), clusters);
    }

    /** What is remembered of a context; nothing yet for one that is new. */
    public ClusterSettings cluster(String name) {
        return clusters.getOrDefault(name, ClusterSettings.NONE);
    }

    public Settings withCluster(String name, ClusterSettings remembered) {
        var all = new HashMap<>(clusters);
        all.put(name, remembered);
        return new Settings(theme, language, context, range, refresh, layout, watching, all);
    }
}
