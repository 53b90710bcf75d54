package dev.porthole.app.alerts.alarms;

import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.signals.Measured;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.print.Printer;
import dev.porthole.connectors.promql.syntax.Expr;
import java.util.Optional;

/** An alarm's condition as PromQL. The same text is evaluated here and exported, so that both mean the same. */
public record AlarmExpression(AlarmDefinition alarm) {

    /** Empty when the cluster has no metrics that tell the alarm's signal. */
    public Optional<String> text(Measured measured) {
        return switch (alarm.quantity()) {
            case AlarmQuantity.OfSignal(var signal, var by) ->
                measured.expression(signal, SignalScope.CLUSTER, by).map(this::compared);
            case AlarmQuantity.OfQuery(var promql) -> Optional.of(own(promql));
        };
    }

    /** A query that is none is left as it is written: the server says what is wrong with it. */
    public String own(String promql) {
        if (!(Parser.parse(promql) instanceof Parsed.Query(String text, Expr root))) {
            return promql;
        }
        String printed = Printer.print(root);
        boolean isOperand = !(root instanceof Expr.Binary || root instanceof Expr.Unary);
        return compared(new Vector(
                isOperand || alarm.condition().comparison() == Comparison.ANY ? printed : "(" + printed + ")"));
    }

    private String compared(Vector vector) {
        AlarmCondition condition = alarm.condition();
        return condition.comparison() == Comparison.ANY
                ? vector.text()
                : vector.compared(condition.comparison().operator(), condition.threshold());
    }
}
