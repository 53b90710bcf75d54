package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What one tile shows.
 *
 * @param number absent when there is none; {@code absence} then says why
 * @param detail the one line that matters: the worst node, the trend, the time until full
 * @param limit the threshold in words for the tile's corner; may be empty
 * @param trend for the sparkline; empty when there is none
 * @param focus the labels of the worst part, carried along by a click; may be empty
 * @param absence why there is no value: no such metric, target down, no traffic
 * @param doubts what a person should know before believing the number, and where it comes from
 * @param parts that the number is made of, the one that matters most first; empty for a tile that shows none
 */
public record TileReading(
        TileNumber number,
        Phrase detail,
        Phrase limit,
        Optional<TimeSeries> trend,
        Labels focus,
        Optional<Phrase> absence,
        TileDoubts doubts,
        List<TilePart> parts) {

    public TileReading {
        parts = List.copyOf(parts);
    }

    public double value() {
        return number.value();
    }

    public Quantity quantity() {
        return number.quantity();
    }

    public Severity severity() {
        return number.severity();
    }

    public double threshold() {
        return number.threshold();
    }

    /** The same with another line. */
    public TileReading withTrend(Optional<TimeSeries> other) {
        return new TileReading(number, detail, limit, other, focus, absence, doubts, parts);
    }

    public TileReading withFocus(Labels other) {
        return new TileReading(number, detail, limit, trend, other, absence, doubts, parts);
    }

    public TileReading withLimit(Phrase other) {
        return new TileReading(number, detail, other, trend, focus, absence, doubts, parts);
    }

    public TileReading withNumber(TileNumber other) {
        return new TileReading(other, detail, limit, trend, focus, absence, doubts, parts);
    }

    public TileReading withParts(List<TilePart> other) {
        return new TileReading(number, detail, limit, trend, focus, absence, doubts, other);
    }

    public TileReading doubting(List<Phrase> sentences, boolean weakened) {
        return new TileReading(
                number, detail, limit, trend, focus, absence, new TileDoubts(sentences, weakened), parts);
    }

    /** A number and the line that matters. */
    public static TileReading of(TileNumber number, Phrase detail) {
        return new TileReading(
                number,
                detail,
                Phrase.NONE,
                Optional.empty(),
                Labels.EMPTY,
                Optional.empty(),
                TileDoubts.NONE,
                List.of());
    }

    /** Nothing to show, and why. */
    public static TileReading absent(Quantity quantity, Phrase reason) {
        return new TileReading(
                TileNumber.absent(quantity),
                Phrase.NONE,
                Phrase.NONE,
                Optional.empty(),
                Labels.EMPTY,
                Optional.of(reason),
                TileDoubts.NONE,
                List.of());
    }
}
