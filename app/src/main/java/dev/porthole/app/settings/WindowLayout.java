package dev.porthole.app.settings;

import java.util.List;

/**
 * How a window was left, and how it writes times.
 *
 * @param width in pixels, as is {@code height}
 * @param dividers positions between 0 and 1: logs against the lists, restarts against alerts
 * @param utc whether times are written in UTC, and not in the time zone of this machine
 */
public record WindowLayout(int width, int height, List<Double> dividers, LogLayout logs, boolean utc) {

    static final WindowLayout DEFAULT = new WindowLayout(1440, 900, List.of(0.645, 0.57), LogLayout.DEFAULT, false);

    public WindowLayout {
        dividers = List.copyOf(dividers);
    }
}
