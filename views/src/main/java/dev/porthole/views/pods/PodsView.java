package dev.porthole.views.pods;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.forwards.ForwardsView;
import dev.porthole.views.forwards.ForwardsViewModel;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.detail.PodActions;
import dev.porthole.views.pods.detail.PodDetailView;
import dev.porthole.views.pods.detail.PodDetailViewModel;
import dev.porthole.views.pods.explanation.ExplanationWords;
import dev.porthole.views.pods.explanation.RestartExplanationView;
import dev.porthole.views.pods.explanation.RestartExplanationViewModel;
import dev.porthole.views.pods.list.PodListView;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.logs.PodLogsView;
import dev.porthole.views.pods.logs.PodLogsViewModel;
import dev.porthole.views.time.Ticks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The page of all pods, and below it the one that is looked into. It listens only while it is on screen. */
public final class PodsView extends StackPane {

    private static final double LIST_SHARE = 0.4;
    private static final double FORWARDS_AT = 0.74;

    private final Models models;
    private final Ticks ticks;
    private final OpenPod open;
    private final PodListView list;
    private final PodLogsView logs;
    private final PodDetailView detail;
    private final SplitPane split;
    private final SplitPane page;
    private final Optional<ForwardsView> forwards;

    /** What the page is about. */
    public record Models(
            PodListViewModel list,
            RestartExplanationViewModel story,
            PodDetailViewModel detail,
            PodLogsViewModel logs,
            Optional<ForwardsViewModel> forwards) {}

    public PodsView(
            Models models, Messages messages, Ticks ticks, InstantSource clock, ZoneId zone, PodActions actions) {
        this.models = models;
        this.ticks = ticks;
        this.open = new OpenPod(models, clock);
        getStyleClass().add("pods-pane");
        var words = new ExplanationWords(messages, clock, zone);
        list = new PodListView(models.list(), messages);
        var story = new RestartExplanationView(
                models.story(), messages, words, (told, at) -> actions.toLine().accept(told.pod(), at));
        logs = new PodLogsView(models.logs(), messages, words);
        detail = new PodDetailView(
                models.detail(), story, words, logs, messages, actions.toLogs(), this::forward, this::closeDetail);
        split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        forwards = models.forwards().map(model -> new ForwardsView(model, messages));
        page = new SplitPane(split);
        getChildren().add(page);
        models.forwards().ifPresent(model -> list.offer(toggle(model, messages)));
        list.setOnChosen(this::look);
        WhileInScene.keep(this, this::enter);
    }

    private Button toggle(ForwardsViewModel model, Messages messages) {
        var button = new Button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty()
                .bind(model.openProperty()
                        .map(open -> open.isEmpty()
                                ? messages.text("forwards.toggle")
                                : messages.text("forwards.toggle.count", open.size())));
        button.setOnAction(event -> toggleForwards());
        return button;
    }

    /** Shows the forwards beside the pods, or takes them away. */
    public void toggleForwards() {
        forwards.ifPresent(panel -> {
            if (page.getItems().remove(panel)) {
                list.focusList();
            } else {
                page.getItems().add(panel);
                page.setDividerPositions(FORWARDS_AT);
                panel.requestFocus();
            }
        });
    }

    /** Brings a port of a pod to this machine, and shows where it is. */
    private void forward(Pod pod, int port) {
        models.forwards()
                .ifPresent(model -> model.open(new ForwardTarget(
                        ForwardTarget.Kind.POD, pod.key().namespace(), pod.key().name(), port)));
        if (forwards.filter(page.getItems()::contains).isEmpty()) {
            toggleForwards();
        }
    }

    /** Opens a pod, if it is known still. */
    public void show(PodKey pod) {
        models.list().find(pod).ifPresent(this::look);
    }

    private void look(Pod pod) {
        open.open(pod);
        logs.offerContainers();
        if (!split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(LIST_SHARE);
        }
    }

    private void closeDetail() {
        split.getItems().remove(detail);
        open.close();
        list.focusList();
    }

    private Subscription enter() {
        models.list().attach();
        Subscription listening =
                models.forwards().map(ForwardsViewModel::attach).orElse(() -> {});
        Subscription ticking = ticks.each(() -> {
            models.list().tick();
            list.tick();
            open.keepUp();
            logs.offerContainers();
        });
        return () -> {
            ticking.close();
            listening.close();
            models.list().detach();
        };
    }
}
