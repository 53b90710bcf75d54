package dev.porthole.views.alerts.detail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.views.alerts.OneAlert;
import dev.porthole.views.alerts.detail.AlertEvidence.Watched;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartModel;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Threshold;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** What is known of the alert that is looked at. UI thread only. */
public final class AlertDetailViewModel {

    /** How far back it is counted how often it fired. */
    public static final Duration WEEK = Duration.ofDays(7);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final AlertEvidence evidence;
    private final QueryLanguage language;
    private final TimeCursor cursor;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ChartModel chart;
    private final LatestOnlyTask watching;
    private final LatestOnlyTask counting;
    private final ReadOnlyObjectWrapper<Optional<OneAlert>> alert = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FiringHistory>> history =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ChangeListener<Object> rangeChanged = (property, before, now) -> watch();
    private Instant asked = Instant.EPOCH;

    public AlertDetailViewModel(
            AlertEvidence evidence,
            QueryLanguage language,
            TimeCursor cursor,
            UiBridge bridge,
            InstantSource clock,
            ZoneId zone) {
        this.evidence = evidence;
        this.language = language;
        this.cursor = cursor;
        this.clock = clock;
        this.zone = zone;
        this.chart = new ChartModel(cursor, clock);
        this.watching = new LatestOnlyTask(bridge);
        this.counting = new LatestOnlyTask(bridge);
    }

    /** Empty when none is looked at. */
    public ReadOnlyObjectProperty<Optional<OneAlert>> alertProperty() {
        return alert.getReadOnlyProperty();
    }

    /** How often it fired in the last {@link #WEEK}; empty while that is not known. */
    public ReadOnlyObjectProperty<Optional<FiringHistory>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Why the chart or the history could not be had; null when nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The value that its rule watches. */
    public ChartModel chart() {
        return chart;
    }

    Instant now() {
        return clock.instant();
    }

    QueryLanguage language() {
        return language;
    }

    /** Looks at an alert, or at what has become of the same one. */
    public void open(OneAlert now) {
        boolean same = alert.get().filter(before -> isSame(before, now)).isPresent();
        alert.set(Optional.of(now));
        if (!same) {
            chart.show(ChartContent.NOTHING);
            history.set(Optional.empty());
            failure.set(null);
            cursor.choiceProperty().removeListener(rangeChanged);
            cursor.choiceProperty().addListener(rangeChanged);
            watch();
            count(now.row().labels());
        }
    }

    private static boolean isSame(OneAlert one, OneAlert other) {
        return one.row().labels().equals(other.row().labels());
    }

    public void close() {
        alert.set(Optional.empty());
        cursor.choiceProperty().removeListener(rangeChanged);
        watching.cancel();
        counting.cancel();
    }

    /** To be called about once a second: the chart goes on. */
    public void tick() {
        boolean due = Duration.between(asked, clock.instant()).compareTo(AGAIN) >= 0;
        if (alert.get().isPresent() && due && !watching.isAsking()) {
            watch();
        }
    }

    /** From a little before it began until now. */
    public TimeRange window() {
        Instant now = clock.instant();
        Instant since = alert.get().map(one -> one.row().since()).orElse(now);
        Duration before = Duration.ofMinutes(5);
        return new TimeRange(since.isBefore(now) ? since.minus(before) : now.minus(before), now);
    }

    private void watch() {
        OneAlert one = alert.get().orElse(null);
        Rule.Alerting rule = one == null ? null : one.rule().orElse(null);
        if (one == null || rule == null) {
            return;
        }
        asked = clock.instant();
        Labels labels = one.row().labels();
        TimeRange range = cursor.choiceProperty().get().at(asked);
        watching.ask(
                "alert's value",
                () -> evidence.watched(rule, labels, range, Deadline.after(LIMIT)),
                answer -> heard(answer, labels));
    }

    private void heard(Outcome<Watched> answer, Labels about) {
        switch (answer) {
            case Outcome.Success<Watched>(var watched, var notes) -> {
                failure.set(null);
                chart.show(content(watched, about));
            }
            case Outcome.Failed<Watched>(var problem) -> fail(problem);
        }
    }

    private static ChartContent content(Watched watched, Labels about) {
        List<ChartSeries> series = new ArrayList<>();
        for (TimeSeries line : watched.series()) {
            series.add(ChartSeries.of(line.labels(), name(line.labels(), about), line));
        }
        List<Threshold> thresholds = watched.threshold().isPresent()
                ? List.of(new Threshold(watched.threshold().getAsDouble(), Severity.CRITICAL))
                : List.of();
        return new ChartContent(series, Quantity.COUNT, thresholds, List.of(), watched.expression());
    }

    /** What tells it from the others; all its labels when that is nothing. */
    private static String name(Labels labels, Labels about) {
        String apart = words(labels.without(about.asMap().keySet()));
        return apart.isEmpty() ? words(labels) : apart;
    }

    private static String words(Labels labels) {
        return labels.asMap().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private void count(Labels labels) {
        Instant now = clock.instant();
        counting.ask(
                "alert's history",
                () -> evidence.fired(labels, new TimeRange(now.minus(WEEK), now), Deadline.after(LIMIT)),
                answer -> {
                    switch (answer) {
                        case Outcome.Success<List<TimeRange>>(var fired, var notes) ->
                            history.set(Optional.of(FiringHistory.of(fired, zone)));
                        case Outcome.Failed<List<TimeRange>>(var problem) -> fail(problem);
                    }
                });
    }

    private void fail(Failure problem) {
        if (!(problem instanceof Failure.Cancelled)) {
            failure.set(problem);
        }
    }
}
