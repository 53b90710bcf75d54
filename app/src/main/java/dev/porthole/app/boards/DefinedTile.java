package dev.porthole.app.boards;

import dev.porthole.app.boards.KnownTiles.PodTile;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.board.definition.TileBounds;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import java.util.Optional;

/** A tile as a board defines it: the answer to its question, judged by its own thresholds, with the parts it shows. */
record DefinedTile(TileDefinition tile) {

    /** Of the pods; empty for what metrics are asked for. */
    Optional<PodTile> ofPods() {
        return KnownTiles.ofPods(tile.source()).map(question -> (PodTile) this::read);
    }

    private TileReading read(PodTable pods, BoardScope scope) {
        TileReading whole = KnownTiles.ofPods(tile.source())
                .orElseThrow()
                .read(pods, scope)
                .withParts(new PodParts(tile).of(pods, scope));
        return judged(whole);
    }

    Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
        Outcome<TileReading> whole = KnownTiles.of(tile.source()).ask(signals, deadline);
        if (!tile.visual().hasParts()) {
            return whole.map(this::judged);
        }
        return whole.map(reading -> reading.absence().isPresent()
                ? reading
                : judged(reading).withParts(new TileParts(tile, bounds(signals)).ask(signals, deadline)));
    }

    /** Its own, or else the signal's. */
    private TileBounds bounds(BoardSignals signals) {
        if (tile.bounds().isUsual() && tile.source() instanceof TileSource.OfSignal(String id)) {
            SignalBounds usual = Known.of(id)
                    .map(signal -> signals.thresholds().bounds(signal))
                    .orElse(SignalBounds.NONE);
            return new TileBounds(usual.warning(), usual.critical(), false);
        }
        return tile.bounds();
    }

    private TileReading judged(TileReading reading) {
        TileBounds own = tile.bounds();
        if (own.isUsual() || reading.absence().isPresent()) {
            return reading;
        }
        var number = new TileNumber(reading.value(), reading.quantity(), own.of(reading.value()), own.first());
        return reading.withNumber(number)
                .withLimit(Phrase.of(
                        own.below() ? "board.limit.below" : "board.limit",
                        new Amount(own.first(), reading.quantity())));
    }
}
