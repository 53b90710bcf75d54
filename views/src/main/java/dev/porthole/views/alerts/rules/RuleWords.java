package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.Tone;
import java.time.Instant;

/** A rule in words. */
record RuleWords(Messages messages) {

    String standing(RuleRow row) {
        return switch (row.standing()) {
            case QUIET ->
                messages.text(
                        row.rule().lastRun().health() == Rule.Health.UNKNOWN
                                ? "rules.standing.UNKNOWN"
                                : row.alerting() ? "rules.standing.QUIET" : "rules.standing.RECORDING");
            case FIRING -> messages.text("rules.standing.FIRING", row.firing());
            case PENDING -> messages.text("rules.standing.PENDING", row.pending());
            case BROKEN, SLOW, NO_DATA -> messages.text("rules.standing." + row.standing());
        };
    }

    static Tone tone(RuleRow row) {
        return switch (row.standing()) {
            case BROKEN, FIRING -> Tone.DANGER;
            case SLOW, PENDING, NO_DATA -> Tone.WARNING;
            case QUIET -> Tone.NEUTRAL;
        };
    }

    /** When it was evaluated, and how long that took. */
    String lastRun(Rule rule, Instant now) {
        Rule.LastRun run = rule.lastRun();
        Instant at = run.at();
        if (at == null) {
            return messages.text("rules.never");
        }
        return run.took().isZero()
                ? messages.text("rules.ran", Age.between(at, now))
                : messages.text("rules.ran.took", Age.between(at, now), took(run));
    }

    private static Amount took(Rule.LastRun run) {
        return new Amount(run.took().toNanos() / 1e9, Quantity.SECONDS);
    }

    /** How far it is; empty while that is not known, or is told by the standing. */
    String distance(RuleRow row) {
        return switch (row.distance()) {
            case null -> row.alerting() ? messages.text("rules.distance.asking") : "";
            case RuleDistance.Measured measured ->
                Double.isNaN(measured.share()) || measured.share() >= 1
                        ? values(measured)
                        : messages.text(
                                "rules.distance", new Amount(measured.share(), Quantity.RATIO), values(measured));
            case RuleDistance.NoSeries(var selector) -> messages.text("rules.distance.noSeries", selector);
            case RuleDistance.NoThreshold none -> messages.text("rules.distance.noThreshold");
            case RuleDistance.Unknown(var failure) ->
                messages.text("rules.distance.unknown", new FailureTexts().sentence(failure));
        };
    }

    private String values(RuleDistance.Measured measured) {
        if (Double.isNaN(measured.threshold()) || Double.isNaN(measured.value())) {
            return messages.text("rules.distance.series");
        }
        return messages.text(
                measured.above() ? "rules.distance.above" : "rules.distance.below",
                new Amount(measured.value(), Quantity.PLAIN),
                new Amount(measured.threshold(), Quantity.PLAIN));
    }
}
