package dev.porthole.views.chart;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.series.ChartExport;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.i18n.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The values of a chart as a table, the newest first: for who cannot see the lines, and for who wants the digits. */
public final class ValuesTable extends TableView<Long> {

    private static final int MOST_COLUMNS = 30;

    private final ChartModel model;
    private final ChartWords words;

    public ValuesTable(ChartModel model, Messages messages, ZoneId zone) {
        this.model = model;
        this.words = new ChartWords(messages, zone);
        getStyleClass().add("legend-table");
        setFixedCellSize(26);
        setAccessibleText(messages.text("chart.asTable"));
        setPlaceholder(new Label(messages.text("chart.nothing")));
        model.contentProperty().subscribe(this::refill);
        model.rangeProperty().subscribe(this::refill);
        visibleProperty().subscribe(this::refill);
    }

    private void refill() {
        if (!isVisible()) {
            return;
        }
        List<ChartSeries> shown = model.shown().stream().limit(MOST_COLUMNS).toList();
        var columns = new ArrayList<TableColumn<Long, String>>();
        columns.add(column(words.messages().text("chart.time"), 130, at -> words.time(Instant.ofEpochMilli(at))));
        for (ChartSeries series : shown) {
            columns.add(column(words.name(series), 110, at -> written(series.at(at))));
        }
        getColumns().setAll(columns);
        getItems().setAll(ChartExport.times(shown, model.rangeProperty().get()).reversed());
    }

    private String written(double value) {
        return TimeSeries.isAbsent(value)
                ? words.messages().text("chart.gap")
                : words.value(value, model.contentProperty().get().quantity());
    }

    private static TableColumn<Long, String> column(String title, double width, LongFunction<String> text) {
        var column = new TableColumn<Long, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }
}
