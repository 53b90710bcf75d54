package dev.porthole.app.boards;

import dev.porthole.app.signals.Measurement;
import dev.porthole.app.signals.series.Together;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The answers to all that a tile asks, which is asked at the same time. The first question is the tile's number; of the
 * others each may be refused without taking the tile with it.
 */
final class Answers {

    /** One question of a tile. */
    record Asked(Known signal, Grouping grouping, String ago) {
        static Asked of(Known signal, Grouping grouping) {
            return new Asked(signal, grouping, "");
        }
    }

    private final List<Asked> asked;
    private final List<Outcome<Measurement>> outcomes;
    private final Optional<TimeSeries> trend;

    private Answers(List<Asked> asked, List<Outcome<Measurement>> outcomes, Optional<TimeSeries> trend) {
        this.asked = asked;
        this.outcomes = outcomes;
        this.trend = trend;
    }

    /** Fails only with the first question. */
    static <T> Outcome<T> to(List<Asked> asked, BoardSignals signals, Deadline deadline, Function<Answers, T> reading) {
        List<Supplier<Outcome<Object>>> questions = new ArrayList<>();
        for (Asked one : asked) {
            questions.add(() -> signals.now(one.signal(), one.grouping(), one.ago(), deadline)
                    .map(answer -> answer));
        }
        questions.add(() -> Outcome.of(signals.trend(asked.getFirst().signal(), deadline)));
        List<Outcome<Object>> all = Together.ask(questions);
        List<Outcome<Measurement>> measurements = all.subList(0, asked.size()).stream()
                .map(outcome -> outcome.map(Measurement.class::cast))
                .toList();
        Optional<TimeSeries> trend = all.getLast() instanceof Outcome.Success<Object>(var line, var notes)
                        && line instanceof Optional<?> optional
                ? optional.map(TimeSeries.class::cast)
                : Optional.empty();
        var answers = new Answers(asked, measurements, trend);
        return measurements.getFirst().map(first -> reading.apply(answers));
    }

    Measurement first() {
        return of(0);
    }

    /** The answer to a question; one without values when it was refused. */
    Measurement of(int place) {
        return outcomes.get(place) instanceof Outcome.Success<Measurement>(var measurement, var notes)
                ? measurement
                : new Measurement(List.of(), List.of(), true);
    }

    Optional<TimeSeries> trend() {
        return trend;
    }

    /** What is doubtful about all of it, each doubt once. */
    List<Doubt> doubts() {
        List<Doubt> all = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Success<Measurement>(var measurement, var notes) -> all.addAll(measurement.doubts());
                case Outcome.Failed<Measurement>(var failure) ->
                    all.add(Doubt.of(
                            Doubt.Kind.PART_REFUSED, asked.get(i).signal().id()));
            }
        }
        return all.stream().distinct().toList();
    }
}
