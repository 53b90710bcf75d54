package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.alarms.AlarmCondition;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmQuantity;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.alerts.alarms.file.HoldTime;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.views.alerts.alarms.AlarmLine;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Local alarms as rows: the words of the file, since that is where they are changed. */
record AlarmLines(AlarmSwitches switches) {

    private static final Set<Signal.Known> SHARES = Set.of(
            Signal.Known.CPU,
            Signal.Known.MEMORY,
            Signal.Known.DISK,
            Signal.Known.ERRORS,
            Signal.Known.CLIENT_ERRORS,
            Signal.Known.POOL);

    private static final Set<Signal.Known> SECONDS =
            Set.of(Signal.Known.LATENCY, Signal.Known.LATENCY_MEDIAN, Signal.Known.LATENCY_P99);

    /** @param watched as they were evaluated last; those that were not are waiting */
    List<AlarmLine> of(List<AlarmDefinition> alarms, List<WatchedAlarm> watched) {
        return alarms.stream()
                .map(alarm -> line(
                        alarm,
                        watched.stream()
                                .filter(one -> one.definition().equals(alarm))
                                .findFirst()
                                .map(AlarmLines::standing)
                                .orElseGet(() ->
                                        new Standing(Phrase.of("alarms.standing.waiting"), Tone.NEUTRAL, Phrase.NONE))))
                .toList();
    }

    private record Standing(Phrase words, Tone tone, Phrase story) {}

    private AlarmLine line(AlarmDefinition alarm, Standing standing) {
        return new AlarmLine(
                alarm.name(),
                condition(alarm),
                standing.words(),
                standing.tone(),
                standing.story(),
                AlarmLine.Mode.valueOf(switches.mode(alarm.name()).name()),
                switches.isSent(alarm.name()));
    }

    private static Standing standing(WatchedAlarm alarm) {
        return switch (alarm.standing()) {
            case AlarmStanding.Off off -> new Standing(Phrase.of("alarms.standing.off"), Tone.NEUTRAL, Phrase.NONE);
            case AlarmStanding.StandsBack(var rule) ->
                new Standing(
                        Phrase.of("alarms.standing.back"), Tone.NEUTRAL, Phrase.of("alarms.standing.back.story", rule));
            case AlarmStanding.NotMeasured none ->
                new Standing(
                        Phrase.of("alarms.standing.unmeasured"),
                        Tone.NEUTRAL,
                        Phrase.of("alarms.standing.unmeasured.story"));
            case AlarmStanding.Failed(var failure) ->
                new Standing(Phrase.of("alarms.standing.failed"), Tone.WARNING, new FailureTexts().sentence(failure));
            case AlarmStanding.Evaluated evaluated -> evaluated(alarm);
        };
    }

    private static Standing evaluated(WatchedAlarm alarm) {
        long firing = alarm.alerts().stream()
                .filter(alert -> alert.state() == Rule.State.FIRING)
                .count();
        if (firing > 0) {
            return new Standing(Phrase.of("alarms.standing.firing", firing), Tone.DANGER, Phrase.NONE);
        }
        int pending = alarm.alerts().size();
        return pending > 0
                ? new Standing(Phrase.of("alarms.standing.pending", pending), Tone.WARNING, Phrase.NONE)
                : new Standing(Phrase.of("alarms.standing.ok"), Tone.SUCCESS, Phrase.NONE);
    }

    private static String condition(AlarmDefinition alarm) {
        AlarmCondition condition = alarm.condition();
        String what = switch (alarm.quantity()) {
            case AlarmQuantity.OfSignal(var signal, var by) ->
                by.label().isEmpty() ? signal.id() : signal.id() + " by " + by.label();
            case AlarmQuantity.OfQuery(var promql) -> promql;
        };
        String threshold = condition.comparison() == AlarmCondition.Comparison.ANY
                ? ""
                : " " + condition.comparison().operator() + " " + number(alarm);
        String hold = condition.hold().isZero() ? "" : " for " + new HoldTime(condition.hold()).text();
        String severity = alarm.severity().isEmpty() ? "" : " \u00b7 " + alarm.severity();
        return what + threshold + hold + severity;
    }

    private static String number(AlarmDefinition alarm) {
        Optional<Signal.Known> watched = alarm.quantity() instanceof AlarmQuantity.OfSignal(var signal, var by)
                ? Optional.of(signal)
                : Optional.empty();
        boolean share = watched.filter(SHARES::contains).isPresent();
        String seconds = watched.filter(SECONDS::contains).isPresent() ? "s" : "";
        double threshold = alarm.condition().threshold();
        var number = new BigDecimal(share ? threshold * 100 : threshold)
                .round(new MathContext(6))
                .stripTrailingZeros();
        return number.toPlainString() + (share ? "%" : seconds);
    }
}
