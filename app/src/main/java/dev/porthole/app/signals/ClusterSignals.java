package dev.porthole.app.signals;

import dev.porthole.app.connect.Connection;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/** The signals of one cluster, told by whichever source of metrics it has at the moment. */
public final class ClusterSignals implements SignalSource {

    private final Connection<MetricSource> metrics;
    private final InventoryCache inventories;
    private final Thresholds thresholds;

    public ClusterSignals(Connection<MetricSource> metrics, InstantSource clock, Thresholds thresholds) {
        this.metrics = metrics;
        this.inventories = new InventoryCache(clock);
        this.thresholds = thresholds;
    }

    @Override
    public Outcome<SignalAnswer> range(SignalQuestion question, Deadline deadline) {
        return ask(deadline, (measured, limit) -> measured.range(question, limit));
    }

    @Override
    public Outcome<List<Grouping>> groupings(Signal signal, SignalScope scope, Deadline deadline) {
        return ask(deadline, (measured, limit) -> Outcome.of(measured.groupings(signal, scope)));
    }

    /** Asks for more than one thing at once. */
    public <T> Outcome<T> ask(Deadline deadline, BiFunction<Measured, Deadline, Outcome<T>> question) {
        return metrics.ask(
                deadline,
                (source, limit) -> inventories
                        .of(source, limit)
                        .then(inventory -> question.apply(new Measured(source, inventory, thresholds), limit)));
    }
}
