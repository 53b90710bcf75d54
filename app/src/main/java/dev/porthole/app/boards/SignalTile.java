package dev.porthole.app.boards;

import dev.porthole.app.boards.Answers.Asked;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.List;

/** A signal that has no question of its own: its total, and the largest part of it. */
record SignalTile(Known signal) implements TileQuestion {

    @Override
    public String id() {
        return signal.id();
    }

    @Override
    public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
        Quantity quantity = Quantities.of(signal);
        SignalBounds bounds = signals.thresholds().bounds(signal);
        List<Grouping> offered = signals.measured().groupings(signal, signals.of());
        Grouping by = offered.isEmpty() ? Grouping.TOTAL : offered.getFirst();
        return Answers.to(
                List.of(Asked.of(signal, Grouping.TOTAL), Asked.of(signal, by)), signals, deadline, answers -> {
                    Phrase detail = answers.of(1)
                            .largest()
                            .filter(part -> !part.labels().isEmpty())
                            .map(part -> Phrase.of(
                                    "board.detail.worst",
                                    TileWords.service(part.labels()),
                                    new Amount(part.value(), quantity)))
                            .orElse(Phrase.NONE);
                    return answers.first()
                            .single()
                            .map(all -> TileWords.told(
                                    TileReading.of(TileWords.number(all, quantity, bounds), detail)
                                            .withFocus(answers.of(1)
                                                    .largest()
                                                    .map(part -> part.labels())
                                                    .orElse(Labels.EMPTY)),
                                    answers))
                            .orElseGet(() -> TileWords.absent(quantity, Phrase.of("board.absent.signal"), answers));
                });
    }
}
