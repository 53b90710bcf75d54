package dev.porthole.app.settings;

import java.util.List;

/**
 * How a window was left.
 *
 * @param width in pixels, as is {@code height}
 * @param dividers positions between 0 and 1: logs against the lists, restarts against alerts
 */
public record WindowLayout(int width, int height, List<Double> dividers, LogLayout logs) {

    static final WindowLayout DEFAULT = new WindowLayout(1440, 900, List.of(0.645, 0.57), LogLayout.DEFAULT);

    public WindowLayout {
        dividers = List.copyOf(dividers);
    }
}
