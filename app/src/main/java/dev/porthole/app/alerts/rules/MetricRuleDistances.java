package dev.porthole.app.alerts.rules;

import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.connectors.promql.print.Printer;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Grouping;
import dev.porthole.connectors.promql.syntax.Matching;
import dev.porthole.connectors.promql.syntax.Nodes;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.ValueType;
import dev.porthole.views.alerts.rules.RuleDistance;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Asks for the one series that is closest to its threshold, the left side of the rule's comparison without it. */
public record MetricRuleDistances(MetricUsage.Metrics metrics) implements RuleDistance.Source {

    private static final Span NOWHERE = new Span(0, 0);

    @Override
    public RuleDistance of(String expression, Instant at, Deadline deadline) {
        RuleDistance nearest = new RuleDistance.NoThreshold();
        for (Condition condition : Condition.of(expression)) {
            nearest = nearer(nearest, measured(condition, at, deadline));
        }
        return nearest;
    }

    private RuleDistance measured(Condition condition, Instant at, Deadline deadline) {
        OptionalDouble threshold = condition.number();
        Expr asked = threshold.isPresent() ? condition.measured() : ratio(condition);
        boolean highest = condition.above();
        String query = Printer.print(new Expr.Aggregate(
                highest ? Aggregator.TOPK : Aggregator.BOTTOMK,
                new Expr.NumberLiteral(1, false, NOWHERE),
                asked,
                Grouping.NONE,
                NOWHERE));
        return switch (ask(query, at, deadline)) {
            case Outcome.Failed<List<Sample>>(var failure) -> new RuleDistance.Unknown(failure);
            case Outcome.Success<List<Sample>>(var samples, var notes) ->
                samples.isEmpty()
                        ? new RuleDistance.NoSeries(missing(condition.measured(), at, deadline))
                        : measured(condition, samples.getFirst(), threshold);
        };
    }

    private static RuleDistance measured(Condition condition, Sample worst, OptionalDouble threshold) {
        Labels labels = worst.labels().without(List.of(Expr.METRIC_NAME));
        return threshold.isPresent()
                ? new RuleDistance.Measured(
                        condition.share(worst.value(), threshold.getAsDouble()),
                        worst.value(),
                        threshold.getAsDouble(),
                        condition.above(),
                        labels)
                : new RuleDistance.Measured(
                        condition.share(worst.value(), 1), Double.NaN, Double.NaN, condition.above(), labels);
    }

    /** Where the threshold is a series of its own, the server relates the two. */
    private static Expr ratio(Condition condition) {
        return new Expr.Binary(
                BinaryOperator.DIVIDE,
                new Expr.Paren(condition.measured(), NOWHERE),
                new Expr.Paren(condition.threshold(), NOWHERE),
                false,
                condition.threshold().type() == ValueType.SCALAR ? Matching.ALL_LABELS : condition.matching(),
                ValueType.INSTANT_VECTOR,
                NOWHERE);
    }

    /** The first selector that selects nothing; the whole when each selects something. */
    private String missing(Expr measured, Instant at, Deadline deadline) {
        var language = new PromQl();
        return Nodes.selectors(measured).stream()
                .filter(selector -> ask(language.presence(selector.matchers()), at, deadline)
                                instanceof Outcome.Success<List<Sample>>(var there, var notes)
                        && there.isEmpty())
                .findFirst()
                .map(Printer::print)
                .orElseGet(() -> Printer.print(measured));
    }

    private Outcome<List<Sample>> ask(String query, Instant at, Deadline deadline) {
        return metrics.ask(deadline, (source, limit) -> source.instant(new InstantQuery(query, at), limit));
    }

    /** A measured one before one without series, the closer one of two; what could not be asked is said before all that. */
    private static RuleDistance nearer(RuleDistance one, RuleDistance other) {
        if (one instanceof RuleDistance.Measured first && other instanceof RuleDistance.Measured second) {
            return second.share() > first.share() || Double.isNaN(first.share()) ? second : first;
        }
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(RuleDistance distance) {
        return switch (distance) {
            case RuleDistance.Measured measured -> 3;
            case RuleDistance.Unknown unknown -> 2;
            case RuleDistance.NoSeries none -> 1;
            case RuleDistance.NoThreshold none -> 0;
        };
    }
}
