package dev.porthole.app.boards;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What the readings of all tiles have in common. */
final class TileWords {

    private TileWords() {}

    static Severity above(double value, SignalBounds bounds) {
        if (value > bounds.critical()) {
            return Severity.CRITICAL;
        }
        return value > bounds.warning() ? Severity.WARNING : Severity.OK;
    }

    static TileNumber number(double value, Quantity quantity, SignalBounds bounds) {
        return new TileNumber(value, quantity, above(value, bounds), bounds.warning());
    }

    static Phrase limit(SignalBounds bounds, Quantity quantity) {
        return Phrase.of("board.limit", new Amount(bounds.warning(), quantity));
    }

    /** With its line across and its story. */
    static TileReading told(TileReading reading, Answers answers) {
        return doubting(reading.withTrend(answers.trend()), answers.doubts());
    }

    /** No value, with its story: impossible values are another reason than none at all. */
    static TileReading absent(Quantity quantity, Phrase reason, Answers answers) {
        boolean impossible = answers.first().doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.IMPOSSIBLE);
        return doubting(
                TileReading.absent(quantity, impossible ? Phrase.of("board.absent.impossible") : reason),
                answers.doubts());
    }

    static TileReading doubting(TileReading reading, List<Doubt> doubts) {
        return reading.doubting(
                doubts.stream()
                        .map(doubt ->
                                Phrase.of("doubt." + doubt.kind(), doubt.about().toArray()))
                        .toList(),
                doubts.stream().anyMatch(Doubt::weakens));
    }

    /** With the service that a doubt is about, which only the other answers tell. */
    static List<Doubt> naming(List<Doubt> doubts, String service) {
        List<Doubt> named = new ArrayList<>();
        for (Doubt doubt : doubts) {
            named.add(doubt.about().isEmpty() ? Doubt.of(doubt.kind(), service) : doubt);
        }
        return named.stream().distinct().toList();
    }

    static String service(Labels labels) {
        return labels.findFirst("service", "workload", "pod", "pool", "node").orElse("");
    }
}
