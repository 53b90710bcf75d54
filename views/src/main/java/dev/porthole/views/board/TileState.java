package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.text.Figure;
import dev.porthole.views.text.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * All a tile shows at one moment, in words.
 *
 * @param figure empty while there is no value
 */
public record TileState(
        Words words,
        Optional<Figure> figure,
        TileStatus status,
        Severity severity,
        Freshness trust,
        Picture picture,
        Labels focus) {

    /**
     * What is painted.
     *
     * @param value {@link TimeSeries#ABSENT} when there is none
     * @param threshold in the value's unit; NaN for none
     */
    public record Picture(
            Quantity quantity, double value, Optional<TimeSeries> trend, double threshold, List<Part> parts) {

        static final Picture NOTHING =
                new Picture(Quantity.COUNT, TimeSeries.ABSENT, Optional.empty(), Double.NaN, List.of());

        public Picture {
            parts = List.copyOf(parts);
        }
    }

    /** A part in words. */
    public record Part(String name, Figure figure, TilePart part) {}

    /**
     * @param detail the line under the value: what matters, or why there is no value
     * @param limit the threshold, for the corner; may be empty
     * @param badge how fresh it is in words, such as "stale 40 s"
     * @param explanation the whole story for the tooltip
     * @param spoken for screen readers
     */
    public record Words(String title, String detail, String limit, String badge, String explanation, String spoken) {}

    public Optional<TimeSeries> trend() {
        return picture.trend();
    }

    /** For the sparkline; NaN for none. */
    public double threshold() {
        return picture.threshold();
    }

    public String title() {
        return words.title();
    }

    public String detail() {
        return words.detail();
    }

    public String limit() {
        return words.limit();
    }

    public String badge() {
        return words.badge();
    }

    public String explanation() {
        return words.explanation();
    }

    public String spoken() {
        return words.spoken();
    }

    TileState withBadge(String other) {
        var changed = new Words(title(), detail(), limit(), other, explanation(), spoken());
        return new TileState(changed, figure, status, severity, trust, picture, focus);
    }
}
