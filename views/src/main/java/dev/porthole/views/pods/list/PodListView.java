package dev.porthole.views.pods.list;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.pods.rows.FilterField;
import dev.porthole.views.pods.rows.PodGrouping;
import dev.porthole.views.pods.rows.PodList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** The list of all pods with its title, filter and grouping, and what stands in its place when there is none. */
public final class PodListView extends VBox {

    private final PodListViewModel model;
    private final Messages messages;
    private final PodListViewport viewport;
    private final StaleLine stale;
    private final Notice notice;
    private final Label note = new Label();
    private final HBox controls = new HBox();

    public PodListView(PodListViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.viewport = new PodListViewport(model, messages);
        viewport.setAccessibleRoleDescription(messages.text("pods.title"));
        this.stale = new StaleLine(messages, model.clock());
        this.notice = new Notice(messages);
        getStyleClass().add("pod-list-view");
        var body = new StackPane(viewport, notice);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), stale, new PodListHeader(model, messages), body);
        model.listProperty().addListener((property, before, now) -> tell());
        model.observationProperty().addListener((property, before, now) -> tell());
        tell();
    }

    public void setOnChosen(Consumer<Pod> onChosen) {
        viewport.setOnChosen(onChosen);
    }

    public void tick() {
        stale.tick();
    }

    /** One more control, beside the filter. */
    public void offer(Node control) {
        controls.getChildren().add(control);
    }

    /** To the list, so that keys move in it. */
    public void focusList() {
        viewport.requestFocus();
    }

    private HBox header() {
        var title = new Label(messages.text("pods.title"));
        title.getStyleClass().add("panel-title");
        note.getStyleClass().add("panel-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        controls.getStyleClass().add("panel-header");
        controls.getChildren().setAll(title, note, gap, grouping(), new FilterField(model.filterProperty(), messages));
        return controls;
    }

    private SegmentedButton grouping() {
        var choice = new SegmentedButton();
        choice.getStyleClass().add("pod-grouping");
        for (PodGrouping grouping : PodGrouping.values()) {
            var button = new ToggleButton(messages.text("pods.group." + grouping));
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(messages.text("pods.group.of", messages.text("pods.group." + grouping)));
            button.setSelected(model.queryProperty().get().grouping() == grouping);
            button.setOnAction(event -> {
                button.setSelected(true); // one of them is always chosen
                model.groupBy(grouping);
            });
            choice.getButtons().add(button);
        }
        return choice;
    }

    private void tell() {
        PodList list = model.listProperty().get();
        note.setText(
                list.pods() == 0
                        ? ""
                        : list.matching() == list.pods()
                                ? messages.text("pods.note.all", list.pods())
                                : messages.text("pods.note.filtered", list.matching(), list.pods()));
        stale.hide();
        switch (model.observationProperty().get()) {
            case Observation.Pending<PodTable> pending -> notice.say("pods.notice.asking");
            case Observation.Failed<PodTable>(var failure, var at) -> notice.say(failure);
            case Observation.Stale<PodTable>(var value, var at, var failure) -> {
                stale.show(failure, at);
                emptiness(value, list);
            }
            case Observation.Fresh<PodTable>(var value, var at, var notes) -> emptiness(value, list);
        }
    }

    private void emptiness(PodTable value, PodList list) {
        if (value.pods().isEmpty()) {
            notice.say("pods.notice.none");
        } else if (list.matching() == 0 && !model.filterProperty().get().isBlank()) {
            notice.say("pods.notice.filtered");
        } else {
            notice.hide();
        }
    }
}
