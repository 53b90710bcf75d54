package dev.porthole.views.paint;

import java.util.Locale;
import javafx.scene.paint.Color;

/** The colours that painted parts take from style sheets, each as the property {@code -ink-<name>}. */
public enum PaintColour {
    TEXT(Color.BLACK),
    DIM(Color.GRAY),
    LINK(Color.BLUE),
    ERROR(Color.RED),
    WARN(Color.ORANGE),
    INFO(Color.GREEN),
    DEBUG(Color.GRAY),
    MAGENTA(Color.MAGENTA),
    CYAN(Color.DARKCYAN),
    LINE(Color.LIGHTGRAY),
    SELECTED(Color.LIGHTBLUE),
    SELECTED_IDLE(Color.LIGHTGRAY),
    HOVER(Color.WHITESMOKE),
    MATCH(Color.GOLD),
    MATCH_TEXT(Color.BLACK),
    GLYPH(Color.PURPLE),
    BAR(Color.GRAY),
    BAR_WARN(Color.ORANGE),
    BAR_ERROR(Color.RED),
    RANGE(Color.LIGHTBLUE),
    RANGE_EDGE(Color.BLUE),
    CHART_1(Color.DODGERBLUE),
    CHART_2(Color.MEDIUMPURPLE),
    CHART_3(Color.TEAL),
    CHART_4(Color.DARKCYAN),
    CHART_5(Color.SKYBLUE),
    CHART_6(Color.SEAGREEN),
    CHART_7(Color.DEEPPINK),
    CHART_8(Color.SLATEGRAY);

    private final Color fallback;

    PaintColour(Color fallback) {
        this.fallback = fallback;
    }

    Color fallback() {
        return fallback;
    }

    String property() {
        return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
