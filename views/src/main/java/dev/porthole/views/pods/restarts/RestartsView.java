package dev.porthole.views.pods.restarts;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.rows.FilterField;
import dev.porthole.views.pods.rows.PodCells;
import dev.porthole.views.pods.rows.PodRow;
import dev.porthole.views.pods.rows.PodRows;
import dev.porthole.views.text.RangeWords;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeChoice;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The pod-restart list of the board. It listens only while it is on screen. */
public final class RestartsView extends VBox {

    /** From this width on there is room for every column. */
    private static final double WIDE = 400;

    private final RestartsViewModel model;
    private final Messages messages;
    private final Ticks ticks;
    private final PodTableView table;
    private final TableColumn<PodRow, PodRow> restarts;
    private final Label note = new Label();

    public RestartsView(RestartsViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        this.ticks = ticks;
        getStyleClass().add("restarts-pane");
        table = new PodTableView(model, messages);
        table.table().setAccessibleText(messages.text("pods.restarts.title"));
        var cells = new PodCells(messages, model.nowProperty());
        TableColumn<PodRow, PodRow> exit = cells.exit(58);
        widthProperty().addListener((property, before, now) -> exit.setVisible(now.doubleValue() >= WIDE));
        restarts = cells.restarts(44);
        table.table()
                .getColumns()
                .setAll(List.of(cells.name(200), restarts, cells.reason(132), exit, cells.age(52, PodRow::at)));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(header(), table);
        model.rowsProperty().addListener((property, before, now) -> tell());
        tell();
        WhileInScene.keep(this, this::enter);
    }

    /** Called with the pod of a row that is clicked or entered. */
    public void setOnPod(Consumer<Pod> onPod) {
        table.setOnChosen(onPod);
    }

    private HBox header() {
        var title = new Label(messages.text("pods.restarts.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("panel-note");
        note.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, note, gap, new FilterField(model.filterProperty(), messages));
        header.getStyleClass().add("panel-header");
        return header;
    }

    private Subscription enter() {
        model.attach();
        Subscription ticking = ticks.each(() -> {
            model.tick();
            table.tick();
        });
        return () -> {
            ticking.close();
            model.detach();
        };
    }

    private void tell() {
        PodRows rows = model.rowsProperty().get();
        RangeWords range = new RangeWords(messages);
        restarts.setText(range.brief(model.range()));
        if (rows.pods() == 0) {
            note.setText("");
            return;
        }
        String key = model.range() instanceof TimeChoice.Last ? "pods.note.last" : "pods.note.fixed";
        note.setText(messages.text(
                key, rows.restarts() + (rows.exact() ? "" : "+"), range.full(model.range()), rows.pods()));
    }
}
