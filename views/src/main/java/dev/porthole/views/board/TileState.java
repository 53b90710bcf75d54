package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.text.Figure;
import java.util.Optional;

/**
 * All a tile shows at one moment, in words.
 *
 * @param figure empty while there is no value
 * @param threshold for the sparkline; NaN for none
 */
public record TileState(
        Words words,
        Optional<Figure> figure,
        TileStatus status,
        Severity severity,
        Freshness trust,
        Optional<TimeSeries> trend,
        double threshold,
        Labels focus) {

    /**
     * @param detail the line under the value: what matters, or why there is no value
     * @param limit the threshold, for the corner; may be empty
     * @param badge how fresh it is in words, such as "stale 40 s"
     * @param explanation the whole story for the tooltip
     * @param spoken for screen readers
     */
    public record Words(String title, String detail, String limit, String badge, String explanation, String spoken) {}

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
        return new TileState(changed, figure, status, severity, trust, trend, threshold, focus);
    }
}
