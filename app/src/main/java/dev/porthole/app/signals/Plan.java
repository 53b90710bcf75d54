package dev.porthole.app.signals;

import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.connectors.api.signals.SignalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a question is asked of the metrics that are there.
 *
 * @param vector gives the answer
 * @param refused gives the things whose values cannot be and were left out; empty when there is no such question
 * @param doubts known before the answer
 */
record Plan(Vector vector, SignalUnit unit, SignalBounds bounds, Optional<Vector> refused, List<Doubt> doubts) {

    Plan {
        doubts = List.copyOf(doubts);
    }

    static Plan of(Vector vector, SignalUnit unit) {
        return new Plan(vector, unit, SignalBounds.NONE, Optional.empty(), List.of());
    }

    Plan refusing(Vector impossible) {
        return new Plan(vector, unit, bounds, Optional.of(impossible), doubts);
    }

    Plan within(SignalBounds other) {
        return new Plan(vector, unit, other, refused, doubts);
    }

    Plan doubting(List<Doubt> more) {
        var all = new ArrayList<>(doubts);
        all.addAll(more);
        return new Plan(vector, unit, bounds, refused, all);
    }

    /** The largest value that can be. */
    double most() {
        return unit == SignalUnit.SHARE ? 1 : Double.MAX_VALUE;
    }
}
