package dev.porthole.app.settings;

import java.util.List;

/**
 * How the log pane was left.
 *
 * @param detailsWidth in pixels
 * @param columns fields that are columns, in their order
 */
public record LogLayout(int detailsWidth, boolean fieldList, boolean wrap, List<String> columns) {

    public static final LogLayout DEFAULT = new LogLayout(420, false, false, List.of());

    public LogLayout {
        columns = List.copyOf(columns);
    }
}
