package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.Labels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives series places in the palette by the hash of their labels, so that a series keeps its colour from chart to chart;
 * where two would have the same, the second takes the next that is free. What was given stays while the chart is open.
 * Not thread-safe.
 */
public final class SeriesColours {

    private final int palette;
    private final Map<Labels, Integer> given = new HashMap<>();

    /** @param palette how many colours there are */
    public SeriesColours(int palette) {
        this.palette = palette;
    }

    /** Gives the series of {@code all} that have none their colours; their order does not matter. */
    public void give(List<Labels> all) {
        all.stream()
                .filter(labels -> !given.containsKey(labels))
                .sorted(Comparator.comparing(Labels::toString))
                .forEach(labels -> given.put(labels, free(preferred(labels))));
    }

    /** The place of {@code labels} in the palette. */
    public int of(Labels labels) {
        Integer place = given.get(labels);
        return place == null ? preferred(labels) : place;
    }

    private int preferred(Labels labels) {
        int hash = labels.hashCode();
        return Math.floorMod(hash ^ hash >>> 16 ^ hash >>> 7, palette);
    }

    private int free(int preferred) {
        if (given.size() < palette) {
            for (int i = 0; i < palette; i++) {
                int place = (preferred + i) % palette;
                if (!given.containsValue(place)) {
                    return place;
                }
            }
        }
        return preferred;
    }
}
