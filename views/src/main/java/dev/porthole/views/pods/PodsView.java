package dev.porthole.views.pods;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.Ticks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The page of all pods, and below it the one that is looked into. It listens only while it is on screen. */
public final class PodsView extends StackPane {

    private static final double LIST_SHARE = 0.45;

    private final Models models;
    private final Ticks ticks;
    private final PodListView list;
    private final PodLogsView logs;
    private final PodDetailView detail;
    private final SplitPane split;
    private @Nullable Subscription ticking;

    /** What the page is about. */
    public record Models(
            PodListViewModel list, PodStoryViewModel story, PodDetailViewModel detail, PodLogsViewModel logs) {}

    public PodsView(
            Models models, Messages messages, Ticks ticks, InstantSource clock, ZoneId zone, PodActions actions) {
        this.models = models;
        this.ticks = ticks;
        getStyleClass().add("pods-pane");
        var words = new StoryWords(messages, clock, zone);
        list = new PodListView(models.list(), messages);
        var story = new PodStoryView(
                models.story(), messages, words, (told, at) -> actions.toLine().accept(told.pod(), at));
        logs = new PodLogsView(models.logs(), messages, words);
        detail = new PodDetailView(models.detail(), story, words, logs, messages, actions, this::closeDetail);
        split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        getChildren().add(split);
        list.setOnChosen(this::look);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                leave();
            } else {
                enter();
            }
        });
    }

    private void look(Pod pod) {
        models.detail().look(pod);
        models.story().tell(pod, models.list().restarts(pod));
        List<Pod> family = new ArrayList<>(List.of(pod));
        models.list().siblings(pod).stream()
                .filter(other -> !other.uid().equals(pod.uid()))
                .forEach(family::add);
        models.logs().look(family);
        logs.offerContainers();
        if (!split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(LIST_SHARE);
        }
    }

    private void closeDetail() {
        split.getItems().remove(detail);
        models.detail().close();
        models.story().close();
        list.focusList();
    }

    private void enter() {
        models.list().attach();
        if (ticking == null) {
            ticking = ticks.each(() -> {
                models.list().tick();
                list.tick();
            });
        }
    }

    private void leave() {
        models.list().detach();
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }
}
