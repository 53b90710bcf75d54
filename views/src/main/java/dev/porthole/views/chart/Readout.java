package dev.porthole.views.chart;

import dev.porthole.views.chart.series.Reading;
import dev.porthole.views.text.Quantity;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card beside the crosshair: the time, and what each series is worth there, the most first. */
final class Readout extends VBox {

    private static final int MOST = 8;

    private final ChartWords words;

    Readout(ChartWords words) {
        this.words = words;
        getStyleClass().add("chart-readout");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void show(Instant at, List<Reading> readings, Quantity quantity) {
        var time = new Label(words.wholeTime(at));
        time.getStyleClass().add("chart-readout-time");
        getChildren().setAll(time);
        readings.stream().limit(MOST).forEach(reading -> getChildren().add(row(reading, quantity)));
        if (readings.size() > MOST) {
            var more = new Label(words.messages().text("chart.more", readings.size() - MOST));
            more.getStyleClass().add("dim");
            getChildren().add(more);
        }
        setVisible(true);
        applyCss();
        autosize();
    }

    private Region row(Reading reading, Quantity quantity) {
        var dot = new Region();
        dot.getStyleClass().addAll("series-dot", "series-" + (reading.colour() + 1));
        dot.setOpacity(reading.series().earlier() ? 0.5 : 1);
        var name = new Label(words.name(reading.series()));
        name.setMaxWidth(220);
        HBox.setHgrow(name, Priority.ALWAYS);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var value = new Label(
                Double.isNaN(reading.value())
                        ? words.messages().text("chart.gap")
                        : words.value(reading.value(), quantity));
        value.getStyleClass().add("chart-readout-value");
        value.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(6, dot, name, room, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
