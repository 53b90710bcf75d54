package dev.porthole.views.pods;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.Ticks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page of all pods. It listens only while it is on screen. */
public final class PodsView extends VBox {

    private final RestartsViewModel model;
    private final Messages messages;
    private final Ticks ticks;
    private final PodTableView table;
    private final Label note = new Label();
    private @Nullable Subscription ticking;

    /**
     * @param model of its own, for it has a filter of its own
     * @param story of the pod that is chosen
     * @param toLogs is told of the pod whose logs a person wants to see
     */
    public PodsView(
            RestartsViewModel model,
            PodStoryViewModel story,
            Messages messages,
            Ticks ticks,
            InstantSource clock,
            ZoneId zone,
            Consumer<Pod> toLogs) {
        this.model = model;
        this.messages = messages;
        this.ticks = ticks;
        getStyleClass().add("pods-pane");
        table = new PodTableView(model, messages);
        table.table().setAccessibleText(messages.text("pods.title"));
        var cells = new PodCells(messages, model.nowProperty());
        table.table()
                .getColumns()
                .setAll(List.of(
                        cells.name(300),
                        cells.text("pods.column.ready", 60, PodsView::ready),
                        cells.status(140),
                        cells.text(
                                "pods.column.restarts.all",
                                70,
                                row -> Integer.toString(row.pod().restarts())),
                        cells.reason(140),
                        cells.exit(50),
                        cells.text("pods.column.node", 130, row -> row.pod().node()),
                        cells.text("pods.column.owner", 180, PodsView::owner),
                        cells.age(60, row -> row.pod().createdAt())));
        var title = new Label(messages.text("pods.title"));
        title.getStyleClass().add("panel-title");
        note.getStyleClass().add("panel-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, note, gap, RestartsView.filterField(model, messages));
        header.getStyleClass().add("panel-header");
        var storyView = new PodStoryView(story, messages, clock, zone, toLogs);
        var split = new SplitPane(table);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header, split);
        table.setOnChosen(story::tell);
        story.storyProperty().addListener((property, before, now) -> {
            if (now.isEmpty()) {
                split.getItems().remove(storyView);
            } else if (!split.getItems().contains(storyView)) {
                split.getItems().add(storyView);
                split.setDividerPositions(0.5);
            }
        });
        model.rowsProperty().addListener((property, before, now) -> tell(now));
        tell(model.rowsProperty().get());
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                leave();
            } else {
                enter();
            }
        });
    }

    private static String ready(PodRow row) {
        long all = row.pod().containers().stream()
                .filter(container -> !container.init())
                .count();
        long ready = row.pod().containers().stream()
                .filter(container -> !container.init() && container.ready())
                .count();
        return ready + "/" + all;
    }

    private static String owner(PodRow row) {
        Pod.Owner owner = row.pod().owner();
        return owner.equals(Pod.Owner.NONE) ? "" : owner.kind() + " " + owner.name();
    }

    private void enter() {
        model.attach();
        if (ticking == null) {
            ticking = ticks.each(() -> {
                model.tick();
                table.tick();
            });
        }
    }

    private void leave() {
        model.detach();
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }

    private void tell(PodRows rows) {
        int matching = rows.rows().size() + rows.more();
        note.setText(
                rows.pods() == 0
                        ? ""
                        : matching == rows.pods()
                                ? messages.text("pods.note.all", rows.pods())
                                : messages.text("pods.note.filtered", matching, rows.pods()));
    }
}
