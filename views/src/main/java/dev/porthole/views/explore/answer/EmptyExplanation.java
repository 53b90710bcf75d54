package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.ScrapeTarget;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.connectors.api.metrics.query.QueryWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds out why an answer is empty, by asking the server for ever less. Blocks. */
final class EmptyExplanation {

    private static final String NAME = "__name__";
    private static final Duration LOOK_BACK = Duration.ofDays(1);
    private static final Duration GRAIN = Duration.ofMinutes(5);
    private static final int SIMILAR = 3;
    private static final int VALUES = 5;

    private final MetricSource source;
    private final QueryLanguage language;
    private final Deadline deadline;
    private final Instant at;
    private final TimeRange past;

    EmptyExplanation(MetricSource source, QueryLanguage language, Instant at, Deadline deadline) {
        this.language = language;
        this.source = source;
        this.deadline = deadline;
        this.at = at;
        this.past = TimeRange.last(LOOK_BACK, at);
    }

    EmptyReason of(String query) {
        for (List<Matcher> selector : language.selectors(query)) {
            Optional<List<Labels>> found = series(selector);
            if (found.isEmpty()) {
                return new EmptyReason.Unknown();
            }
            if (found.get().isEmpty()) {
                return missing(selector);
            }
            Optional<EmptyReason> ended = ended(selector, found.get());
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        return language.windows(query).stream().anyMatch(this::tooFew)
                ? new EmptyReason.TooFewSamples()
                : new EmptyReason.LeftOut();
    }

    private Optional<List<Labels>> series(List<Matcher> selector) {
        return value(source.series(selector, past, VALUES, deadline));
    }

    private static <T> Optional<T> value(Outcome<T> outcome) {
        return outcome instanceof Outcome.Success<T>(var value, var notes) ? Optional.of(value) : Optional.empty();
    }

    private static String metric(List<Matcher> selector) {
        return selector.stream()
                .filter(one -> one.name().equals(NAME) && one.operator() == Matcher.Operator.EQUAL)
                .map(Matcher::value)
                .findFirst()
                .orElse("");
    }

    private EmptyReason missing(List<Matcher> selector) {
        String metric = metric(selector);
        Matcher named = Matcher.equal(NAME, metric);
        if (!metric.isEmpty() && series(List.of(named)).filter(List::isEmpty).isPresent()) {
            return new EmptyReason.NoMetric(metric, similar(metric));
        }
        for (Matcher matcher : selector) {
            boolean alone = matcher.name().equals(NAME);
            List<Matcher> pair = metric.isEmpty() ? List.of(matcher) : List.of(named, matcher);
            if (!alone && series(pair).filter(List::isEmpty).isPresent()) {
                var values = value(source.labelValues(
                        matcher.name(), metric.isEmpty() ? List.of() : List.of(named), past, deadline));
                return new EmptyReason.NoValue(
                        metric,
                        matcher,
                        values.orElse(List.of()).stream().limit(VALUES).toList());
            }
        }
        return new EmptyReason.NoneTogether(metric);
    }

    private List<String> similar(String metric) {
        List<String> names =
                value(source.labelValues(NAME, List.of(), past, deadline)).orElse(List.of());
        return SimilarNames.of(metric, names, SIMILAR);
    }

    private Optional<EmptyReason> ended(List<Matcher> selector, List<Labels> found) {
        Optional<Instant> last = last(selector);
        if (last.isEmpty() || last.get().isAfter(at.minus(GRAIN.multipliedBy(2)))) {
            return Optional.empty();
        }
        List<ScrapeTarget> targets = value(source.targets(deadline)).orElse(List.of());
        return Optional.of(found.stream()
                .flatMap(labels -> targets.stream().filter(target -> scrapes(target, labels)))
                .filter(target -> target.health() == ScrapeTarget.Health.DOWN)
                .findFirst()
                .<EmptyReason>map(target -> new EmptyReason.TargetDown(target.url(), target.lastError()))
                .orElseGet(() -> new EmptyReason.Ended(metric(selector), last.get())));
    }

    private static boolean scrapes(ScrapeTarget target, Labels series) {
        return !series.get("job").isEmpty()
                && target.labels().get("job").equals(series.get("job"))
                && target.labels().get("instance").equals(series.get("instance"));
    }

    /** When the newest sample was, to some minutes. */
    private Optional<Instant> last(List<Matcher> selector) {
        var query = new RangeQuery(language.presence(selector), past, GRAIN).aligned();
        return value(source.range(query, deadline))
                .flatMap(found -> found.stream()
                        .flatMap(series -> IntStream.range(0, series.size())
                                .filter(i -> !TimeSeries.isAbsent(series.values()[i]))
                                .mapToObj(i -> Instant.ofEpochMilli(series.timeMs(i))))
                        .max(Comparator.naturalOrder()));
    }

    /** Whether no series has two samples in the window, without which there is no rate. */
    private boolean tooFew(QueryWindow window) {
        return value(source.instant(new InstantQuery(language.mostSamples(window), at), deadline))
                .map(samples ->
                        samples.stream().mapToDouble(Sample::value).max().orElse(0) < 2)
                .orElse(false);
    }
}
