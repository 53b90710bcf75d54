package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** All rules, and how far each is from an alert; that is asked only while it is on screen. UI thread only. */
public final class RulesViewModel {

    /** Between two rounds over all rules. */
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** More are not asked in one round: each costs the server an evaluation. */
    private static final int MOST = 300;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Live<List<Rule>> rules;
    private final RuleDistance.Source distances;
    private final QueryLanguage language;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Observation<List<Rule>>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<List<RuleRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final LatestOnlyTask measuring;
    private Map<String, RuleDistance> measured = Map.of();
    private Instant begun = Instant.EPOCH;
    private @Nullable Subscription listening;

    /**
     * @param distances measures one rule
     * @param language of the rules' expressions
     */
    public RulesViewModel(
            Live<List<Rule>> rules,
            RuleDistance.Source distances,
            QueryLanguage language,
            UiBridge bridge,
            InstantSource clock) {
        this.rules = rules;
        this.distances = distances;
        this.language = language;
        this.bridge = bridge;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        this.measuring = new LatestOnlyTask(bridge);
        filter.addListener((property, before, later) -> build());
    }

    ReadOnlyObjectProperty<Observation<List<Rule>>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<RuleRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    StringProperty filterProperty() {
        return filter;
    }

    QueryLanguage language() {
        return language;
    }

    InstantSource clock() {
        return clock;
    }

    /** Begins to listen and to measure, until closed. */
    Subscription attach() {
        if (listening == null) {
            listening = bridge.deliver(rules, state -> {
                observation.set(state);
                build();
                measure();
            });
        }
        return this::detach;
    }

    private void detach() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        measuring.cancel();
        begun = Instant.EPOCH;
    }

    void tick() {
        now.set(clock.instant());
        measure();
    }

    private void build() {
        rows.set(RuleRow.of(observation.get().known().orElse(List.of()), filter.get(), measured));
    }

    /** A round over the rules that do not fire; what is known is shown as it comes. */
    private void measure() {
        List<String> expressions = observation.get().known().orElse(List.of()).stream()
                .filter(rule -> rule instanceof Rule.Alerting)
                .map(Rule::expression)
                .distinct()
                .limit(MOST)
                .toList();
        Instant at = clock.instant();
        if (expressions.isEmpty()
                || measuring.isAsking()
                || Duration.between(begun, at).compareTo(AGAIN) < 0) {
            return;
        }
        begun = at;
        Map<String, RuleDistance> found = new ConcurrentHashMap<>();
        measuring.ask("distances", () -> measured(expressions, at, found), this::take);
    }

    private Map<String, RuleDistance> measured(List<String> expressions, Instant at, Map<String, RuleDistance> found) {
        for (String expression : expressions) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            found.put(expression, distances.of(expression, at, Deadline.after(LIMIT)));
            bridge.conflate(measuring, () -> takeSome(found));
        }
        return found;
    }

    private void takeSome(Map<String, RuleDistance> found) {
        if (measuring.isAsking()) {
            var all = new HashMap<>(measured);
            all.putAll(found);
            take(all);
        }
    }

    private void take(Map<String, RuleDistance> found) {
        measured = Map.copyOf(found);
        build();
    }
}
