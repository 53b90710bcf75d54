package dev.porthole.views.chart;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.series.LegendRow;
import dev.porthole.views.chart.series.SeriesStatistics;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The series of a chart as a table: a click on a column's name sorts, on a dot hides or shows its series, with Ctrl shows
 * it alone. By keys: Space hides, I isolates, Enter chooses.
 */
public final class LegendTable extends TableView<LegendRow> {

    /** The height of a row. */
    public static final double ROW = 28;

    private static final double NUMBER = 68;

    private final ChartModel model;
    private final Messages messages;
    private Consumer<LegendRow> onChosen = row -> {};
    private Runnable onEntered = () -> {};

    /** The numbers there are to choose from. */
    public enum Statistic {
        LAST(SeriesStatistics::last),
        MIN(SeriesStatistics::min),
        MEAN(SeriesStatistics::mean),
        MAX(SeriesStatistics::max);

        private final ToDoubleFunction<SeriesStatistics> of;

        Statistic(ToDoubleFunction<SeriesStatistics> of) {
            this.of = of;
        }
    }

    /** @param nameTitle what the series are, such as "Service" */
    public LegendTable(ChartModel model, Messages messages, String nameTitle, List<Statistic> statistics) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("legend-table");
        setAccessibleText(messages.text("chart.legend"));
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(""));
        getColumns().add(nameColumn(nameTitle));
        for (Statistic statistic : statistics) {
            addNumber(
                    messages.text("chart.statistic." + statistic),
                    row -> statistic.of.applyAsDouble(row.statistics()),
                    value -> words(value, model.contentProperty().get().quantity()));
        }
        setRowFactory(table -> new Row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.emphasisedProperty().set(now.series().labels());
            }
        });
        model.contentProperty().subscribe(this::refill);
        model.rangeProperty().subscribe(this::refill);
        model.hidden().addListener((SetChangeListener<Labels>) change -> refill());
        model.emphasisedProperty().subscribe(this::select);
    }

    /** Called with a row that is clicked or entered. */
    public void setOnChosen(Consumer<LegendRow> onChosen) {
        this.onChosen = onChosen;
    }

    /** Called after that when it was entered: whoever works by keys goes on from there. */
    public void setOnEntered(Runnable onEntered) {
        this.onEntered = onEntered;
    }

    public void setNameTitle(String title) {
        getColumns().getFirst().setText(title);
    }

    /** One more column of numbers, which sorts the most first. */
    public TableColumn<LegendRow, Double> addNumber(
            String title, ToDoubleFunction<LegendRow> number, Function<Double, String> written) {
        var column = new TableColumn<LegendRow, Double>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(number.applyAsDouble(row.getValue())));
        column.setCellFactory(of -> new NumberCell(written));
        column.setComparator(Comparator.comparingDouble(value -> Double.isNaN(value) ? -Double.MAX_VALUE : value));
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.getStyleClass().add("number");
        column.setMinWidth(62);
        column.setPrefWidth(NUMBER);
        getColumns().add(column);
        return column;
    }

    /** Takes the rows anew, in the order chosen; what was selected stays selected. */
    public void refill() {
        Labels selected = model.emphasisedProperty().get();
        List<LegendRow> rows = model.legend();
        if (!rows.equals(List.copyOf(getItems()))) {
            getItems().setAll(rows);
            sort();
        }
        if (selected != null) {
            select();
        }
        refresh();
    }

    private void select() {
        Labels wanted = model.emphasisedProperty().get();
        LegendRow there = getSelectionModel().getSelectedItem();
        if (wanted == null) {
            getSelectionModel().clearSelection();
        } else if (there == null || !there.series().labels().equals(wanted)) {
            getItems().stream()
                    .filter(row -> row.series().labels().equals(wanted))
                    .findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
    }

    private TableColumn<LegendRow, LegendRow> nameColumn(String title) {
        var column = new TableColumn<LegendRow, LegendRow>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(of -> new NameCell());
        column.setComparator(Comparator.comparing(row -> row.series().name()));
        column.setMinWidth(90);
        column.setPrefWidth(150);
        return column;
    }

    private String words(double value, Quantity quantity) {
        return TimeSeries.isAbsent(value) ? "\u2013" : new Amount(value, quantity).in(messages);
    }

    private void key(KeyEvent event) {
        LegendRow row = getSelectionModel().getSelectedItem();
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                onChosen.accept(row);
                onEntered.run();
            }
            case SPACE -> model.toggle(row.series().labels());
            case I -> model.isolate(row.series().labels());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private final class Row extends TableRow<LegendRow> {

        Row() {
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty() && !event.isShortcutDown()) {
                    onChosen.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LegendRow row, boolean empty) {
            super.updateItem(row, empty);
            setOpacity(row == null || row.shown() ? 1 : 0.45);
        }
    }

    private final class NameCell extends TableCell<LegendRow, LegendRow> {

        private final Region dot = new Region();

        NameCell() {
            setGraphic(dot);
            dot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                LegendRow row = getItem();
                if (row != null) {
                    if (event.isShortcutDown()) {
                        model.isolate(row.series().labels());
                    } else {
                        model.toggle(row.series().labels());
                    }
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LegendRow row, boolean empty) {
            super.updateItem(row, empty);
            dot.setVisible(row != null);
            setText(row == null ? "" : row.series().name());
            if (row != null) {
                dot.getStyleClass().setAll("series-dot", "series-" + (row.colour() + 1));
                setTooltip(new Tooltip(row.series().name()));
                setAccessibleText(
                        row.shown()
                                ? row.series().name()
                                : messages.text("chart.hidden", row.series().name()));
            }
        }
    }

    private static final class NumberCell extends TableCell<LegendRow, Double> {

        private final Function<Double, String> written;

        NumberCell(Function<Double, String> written) {
            this.written = written;
            getStyleClass().add("number");
        }

        @Override
        protected void updateItem(@Nullable Double value, boolean empty) {
            super.updateItem(value, empty);
            setText(value == null ? "" : written.apply(value));
        }
    }
}
