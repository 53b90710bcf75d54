package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How often each job was really scraped of late, and so how long a window must be to hold four scrapes.
 *
 * @param byJob how long from one scrape to the next
 */
public record ScrapeIntervals(Map<String, Duration> byJob) {

    /** The window while nothing is known. */
    public static final Duration UNKNOWN = Duration.ofMinutes(5);

    private static final int SCRAPES_PER_WINDOW = 4;
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(30);

    /** Of the last minutes; a job that is scraped seldom is looked at for longer. */
    public static ScrapeIntervals of(MetricSource source, Instant at, Deadline deadline) {
        List<Supplier<Outcome<List<Sample>>>> both =
                List.of(() -> scrapes(source, LONG, at, deadline), () -> scrapes(source, SHORT, at, deadline));
        List<Outcome<List<Sample>>> answers = Together.ask(both);
        Map<String, Duration> byJob = new HashMap<>();
        add(byJob, answers.get(0), LONG, 2);
        add(byJob, answers.get(1), SHORT, 2);
        return new ScrapeIntervals(Map.copyOf(byJob));
    }

    private static Outcome<List<Sample>> scrapes(MetricSource source, Duration over, Instant at, Deadline deadline) {
        String most = "max by (job) (count_over_time(up[" + over.toSeconds() + "s]))";
        return source.instant(new InstantQuery(most, at), deadline);
    }

    private static void add(Map<String, Duration> byJob, Outcome<List<Sample>> scrapes, Duration over, int least) {
        if (scrapes instanceof Outcome.Success<List<Sample>>(var samples, var notes)) {
            for (Sample sample : samples) {
                if (sample.value() >= least) {
                    byJob.put(
                            sample.labels().get("job"),
                            Duration.ofMillis(Math.round(over.toMillis() / sample.value())));
                }
            }
        }
    }

    /** For what nobody says the job of: that of most jobs. */
    public Duration window() {
        List<Duration> sorted = byJob.values().stream().sorted().toList();
        return sorted.isEmpty() ? UNKNOWN : window(sorted.get(sorted.size() / 2));
    }

    /** Long enough for the slowest of {@code jobs}. */
    public Duration window(Collection<String> jobs) {
        return jobs.stream()
                .map(byJob::get)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .map(ScrapeIntervals::window)
                .orElseGet(this::window);
    }

    private static Duration window(Duration interval) {
        long seconds = Math.ceilDiv(interval.toMillis() * SCRAPES_PER_WINDOW, 1000);
        return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_WINDOW.toSeconds(), LONGEST_WINDOW.toSeconds()));
    }
}
