package dev.porthole.views.paint;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Cuts text to a width, with an ellipsis where something is missing. Remembers what it measured. UI thread only. */
public final class FittedText {

    private static final int REMEMBERED = 4_096;
    private static final String ELLIPSIS = "\u2026";

    private final Text probe = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > REMEMBERED;
        }
    };

    public FittedText(Font font) {
        probe.setFont(font);
    }

    public double width(String text) {
        return widths.computeIfAbsent(text, this::measured);
    }

    private double measured(String text) {
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    /** The whole text, or its beginning and an ellipsis. */
    public String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int least = 0;
        int most = text.length();
        while (least < most) {
            int middle = (least + most + 1) >>> 1;
            if (measured(text.substring(0, middle) + ELLIPSIS) <= width) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, points(text, least))) + ELLIPSIS;
    }

    /** Whole characters within so many chars: half of a surrogate pair is nothing. */
    private static int points(String text, int chars) {
        int points = text.codePointCount(0, chars);
        return text.offsetByCodePoints(0, points) > chars ? points - 1 : points;
    }
}
