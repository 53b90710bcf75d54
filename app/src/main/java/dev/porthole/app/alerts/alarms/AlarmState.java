package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The alerts of one alarm from one evaluation to the next, as Prometheus keeps them: what the condition gives is pending
 * since it first did, fires once that is as long as it must hold, and is gone as soon as it is not given any more. Not
 * thread-safe.
 */
final class AlarmState {

    private static final String NAME = "alertname";

    private final AlarmDefinition alarm;
    private final Map<Labels, Active> active = new TreeMap<>();

    AlarmState(AlarmDefinition alarm) {
        this.alarm = alarm;
    }

    private record Active(Instant since, double value) {}

    /** The same alerts under another definition that watches the same. */
    AlarmState of(AlarmDefinition changed) {
        var state = new AlarmState(changed);
        state.active.putAll(active);
        return state;
    }

    /**
     * Takes over how long the condition has held, which nobody here saw: from where on it was given without a gap.
     *
     * @param past what the condition gave at each step up to {@code at}
     */
    void restore(List<TimeSeries> past, Duration step, Instant at) {
        active.clear();
        long latest = at.toEpochMilli() - step.toMillis();
        for (TimeSeries series : past) {
            int first = series.size();
            while (first > 0 && !TimeSeries.isAbsent(series.values()[first - 1])) {
                first--;
            }
            if (first < series.size() && series.timeMs(series.size() - 1) > latest) {
                active.put(own(series.labels()), new Active(Instant.ofEpochMilli(series.timeMs(first)), series.last()));
            }
        }
    }

    /** @param given what the condition gave at {@code at} */
    void evaluate(List<Sample> given, Instant at) {
        var before = new HashMap<>(active);
        active.clear();
        for (Sample sample : given) {
            Labels about = own(sample.labels());
            Active known = before.get(about);
            active.put(about, new Active(known == null ? at : known.since(), sample.value()));
        }
    }

    List<Rule.ActiveAlert> alerts(Instant at) {
        return active.entrySet().stream()
                .map(one -> alert(one.getKey(), one.getValue(), at))
                .toList();
    }

    private Rule.ActiveAlert alert(Labels about, Active known, Instant at) {
        boolean held =
                Duration.between(known.since(), at).compareTo(alarm.condition().hold()) >= 0;
        return new Rule.ActiveAlert(
                labelled(about, known.value()),
                filled(alarm.annotations(), about, known.value()),
                held ? Rule.State.FIRING : Rule.State.PENDING,
                known.since(),
                known.value());
    }

    /** The alarm's own labels win, as a rule's do. */
    private Labels labelled(Labels about, double value) {
        var all = new TreeMap<>(about.asMap());
        filled(alarm.labels(), about, value).forEach(all::put);
        all.put(NAME, alarm.name());
        return Labels.of(all);
    }

    private static Labels filled(Labels texts, Labels about, double value) {
        var filled = new TreeMap<String, String>();
        texts.forEach((name, text) -> filled.put(name, new AlarmTemplate(text).filled(about, value)));
        return Labels.of(filled);
    }

    private static Labels own(Labels labels) {
        return labels.without(List.of("__name__"));
    }
}
