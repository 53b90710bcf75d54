package dev.porthole.app.boards;

import dev.porthole.app.signals.Measured;
import dev.porthole.app.signals.Measurement;
import dev.porthole.app.signals.Thresholds;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.views.board.definition.TileSource;
import java.util.List;
import java.util.Optional;

/** The signals of a cluster as a tile sees them: for the time and namespace that the board looks at. */
public record BoardSignals(Measured measured, BoardScope scope) {

    Thresholds thresholds() {
        return measured.thresholds();
    }

    SignalScope of() {
        return SignalScope.service(scope.namespace(), scope.service());
    }

    /** A query of a person's own at the scope's end. */
    Outcome<List<Sample>> own(TileSource.OfQuery query, Deadline deadline) {
        return measured.now(QueryTile.expression(query, scope), scope.range().end(), deadline);
    }

    /** At the scope's end. */
    Outcome<Measurement> now(Known signal, Grouping grouping, Deadline deadline) {
        return now(signal, grouping, "", deadline);
    }

    Outcome<Measurement> now(Known signal, Grouping grouping, String ago, Deadline deadline) {
        return measured.now(signal, of(), grouping, scope.range().end(), ago, deadline);
    }

    /** The total over the scope; empty when there is none, or when it was refused: a tile stands without its line. */
    Optional<TimeSeries> trend(Known signal, Deadline deadline) {
        var question = new SignalQuestion(signal, of(), Grouping.TOTAL, scope.range(), scope.step());
        return switch (measured.range(question, deadline)) {
            case Outcome.Success<SignalAnswer>(var answer, var notes) ->
                answer.series().stream().findFirst();
            case Outcome.Failed<SignalAnswer> refused -> Optional.empty();
        };
    }

    /** The total over the scope; empty when there is none. */
    Outcome<Optional<TimeSeries>> line(Known signal, Deadline deadline) {
        var question = new SignalQuestion(signal, of(), Grouping.TOTAL, scope.range(), scope.step());
        return measured.range(question, deadline)
                .map(answer -> answer.series().stream().findFirst());
    }

    List<TimeSeries> range(SignalQuestion question, Deadline deadline) {
        return switch (measured.range(question, deadline)) {
            case Outcome.Success<SignalAnswer>(var answer, var notes) -> answer.series();
            case Outcome.Failed<SignalAnswer> refused -> List.of();
        };
    }
}
