package dev.porthole.views.explore;

import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.i18n.Messages;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The values now, each with the dot of its line in the chart. A row that is selected stands out there. */
final class ResultTable extends TableView<ResultRow> {

    private static final double ROW = 27;

    private final ExploreViewModel model;

    ResultTable(ExploreViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().addAll("legend-table", "result-table");
        setAccessibleText(messages.text("explore.table"));
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(messages.text("explore.table.empty")));
        var series = new TableColumn<ResultRow, ResultRow>(messages.text("explore.series"));
        series.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        series.setCellFactory(column -> new SeriesCell());
        series.setSortable(false);
        series.setPrefWidth(700);
        var value = new TableColumn<ResultRow, String>(messages.text("explore.value"));
        value.setCellValueFactory(
                cell -> new SimpleObjectProperty<>(cell.getValue().value()));
        value.getStyleClass().add("number");
        value.setSortable(false);
        value.setMinWidth(150);
        value.setPrefWidth(190);
        getColumns().setAll(List.of(series, value));
        model.resultsProperty().subscribe(this::refill);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.chart().emphasisedProperty().set(now.key());
            }
        });
    }

    private void refill(Results results) {
        ResultRow before = getSelectionModel().getSelectedItem();
        if (!getItems().equals(results.rows())) {
            getItems().setAll(results.rows());
            for (ResultRow row : getItems()) {
                if (before != null
                        && row.key().equals(before.key())
                        && row.letter().equals(before.letter())) {
                    getSelectionModel().select(row);
                }
            }
        }
        refresh();
    }

    private final class SeriesCell extends TableCell<ResultRow, ResultRow> {

        private final Region dot = new Region();

        @Override
        protected void updateItem(@Nullable ResultRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String name = SeriesName.of(row.labels());
            setText(name.isEmpty() ? "{}" : new OneLineText(name).text());
            dot.getStyleClass().setAll("series-dot");
            model.chart().shown().stream()
                    .filter(series -> series.labels().equals(row.key()))
                    .findFirst()
                    .ifPresent(series ->
                            dot.getStyleClass().add("series-" + (model.chart().colour(series) + 1)));
            setGraphic(dot);
        }
    }
}
