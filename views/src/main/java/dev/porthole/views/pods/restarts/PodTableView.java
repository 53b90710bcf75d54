package dev.porthole.views.pods.restarts;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.HeldOrder;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.pods.rows.PodRow;
import dev.porthole.views.pods.rows.PodRows;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A table of pods with what stands above, below and in its place. The selected pod stays selected as rows change. */
final class PodTableView extends VBox {

    static final double ROW_HEIGHT = 29;

    private final RestartsViewModel model;
    private final Messages messages;
    private final TableView<PodRow> table = new TableView<>();
    private final StaleLine stale;
    private final Notice notice;
    private final Label more = new Label();
    private final HeldOrder<PodRow> held;
    private Consumer<Pod> onChosen = pod -> {};

    PodTableView(RestartsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        stale = new StaleLine(messages, model.clock());
        notice = new Notice(messages);
        getStyleClass().add("pod-table");
        held = new HeldOrder<>(table, table.getItems(), row -> row.pod().uid(), this::tellState);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label());
        table.setRowFactory(view -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        more.getStyleClass().addAll("dim", "pod-more");
        var body = new StackPane(table, notice);
        body.setMinHeight(0);
        table.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(stale, body, more);
        model.rowsProperty().addListener((property, before, now) -> show(now));
        model.observationProperty().addListener((property, before, now) -> tell(now));
        show(model.rowsProperty().get());
        tell(model.observationProperty().get());
    }

    TableView<PodRow> table() {
        return table;
    }

    void setOnChosen(Consumer<Pod> onChosen) {
        this.onChosen = onChosen;
    }

    void tick() {
        stale.tick();
    }

    private TableRow<PodRow> row() {
        var row = new TableRow<PodRow>();
        row.setOnMouseClicked(event -> {
            PodRow shown = row.getItem();
            if (event.getButton() == MouseButton.PRIMARY && shown != null) {
                onChosen.accept(shown.pod());
            }
        });
        return row;
    }

    private void key(KeyEvent event) {
        PodRow selected = table.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            onChosen.accept(selected.pod());
            event.consume();
        }
    }

    private void show(PodRows rows) {
        PodRow selected = table.getSelectionModel().getSelectedItem();
        held.show(rows.rows());
        if (selected != null) {
            reselect(selected);
        }
        more.setText(messages.text("pods.more", rows.more()));
        more.setManaged(rows.more() > 0);
        more.setVisible(rows.more() > 0);
        tell(model.observationProperty().get());
    }

    private void reselect(PodRow selected) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).pod().uid().equals(selected.pod().uid())) {
                table.getSelectionModel().select(i);
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    private void tellState() {
        tell(model.observationProperty().get());
    }

    private void tell(Observation<PodTable> state) {
        stale.hide();
        switch (state) {
            case Observation.Pending<PodTable> pending -> notice.say("pods.notice.asking");
            case Observation.Failed<PodTable>(var failure, var at) -> notice.say(failure);
            case Observation.Stale<PodTable>(var value, var at, var failure) -> {
                stale.show(failure, at);
                emptiness(value);
            }
            case Observation.Fresh<PodTable>(var value, var at, var notes) -> emptiness(value);
        }
    }

    private void emptiness(PodTable value) {
        if (value.pods().isEmpty()) {
            notice.say("pods.notice.none");
        } else if (table.getItems().isEmpty() && !model.filterProperty().get().isBlank()) {
            notice.say("pods.notice.filtered");
        } else {
            notice.hide();
        }
    }
}
