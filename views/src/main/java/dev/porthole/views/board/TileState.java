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
 * @param detail the line under the value: what matters, or why there is no value
 * @param limit the threshold, for the corner; may be empty
 * @param severity of the value, also of a stale one
 * @param badge {@code trust} in words, such as "stale 40 s"
 * @param explanation the whole story for the tooltip
 * @param threshold for the sparkline; NaN for none
 * @param spoken for screen readers
 */
public record TileState(
        String title,
        Optional<Figure> figure,
        String detail,
        String limit,
        TileStatus status,
        Severity severity,
        Freshness trust,
        String badge,
        String explanation,
        Optional<TimeSeries> trend,
        double threshold,
        Labels focus,
        String spoken) {

    TileState withBadge(String other) {
        return new TileState(
                title,
                figure,
                detail,
                limit,
                status,
                severity,
                trust,
                other,
                explanation,
                trend,
                threshold,
                focus,
                spoken);
    }
}
