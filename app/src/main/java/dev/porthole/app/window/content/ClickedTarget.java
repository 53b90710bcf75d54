package dev.porthole.app.window.content;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.restarts.RestartsViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.StringProperty;

/** Makes logs, restarts and pods follow what was clicked, and remembers what was typed in them. UI thread only. */
final class ClickedTarget {

    private static final Duration AROUND_LINE = Duration.ofMinutes(1);

    private final Navigator navigator;
    private final LogsViewModel logs;
    private final RestartsViewModel restarts;
    private final PodListViewModel pods;

    ClickedTarget(Navigator navigator, LogsViewModel logs, RestartsViewModel restarts, PodListViewModel pods) {
        this.navigator = navigator;
        this.logs = logs;
        this.restarts = restarts;
        this.pods = pods;
        navigator.remember(logs.input()::memento);
        logs.input().setBeforeStep(navigator::step);
        navigator.remember(() -> memento(restarts.filterProperty()));
        navigator.remember(() -> memento(pods.filterProperty()));
        navigator.follow(this::follow);
        navigator.namespaceProperty().addListener(property -> follow(navigator.target()));
    }

    /** Shows what is about a pod, beside what is on screen. */
    void pod(Pod pod) {
        Target target = new Target.OnePod(pod.key());
        TimeChoice now = navigator.currentProperty().get().time();
        navigator.go(nearLogs(), target, now);
    }

    /** The logs of a pod around the time of one of its lines. */
    void line(Pod pod, Instant at) {
        var around = new TimeRange(at.minus(AROUND_LINE), at.plus(AROUND_LINE));
        navigator.go(nearLogs(), new Target.OnePod(pod.key()), new TimeChoice.Fixed(around));
    }

    private Destination nearLogs() {
        return navigator.destination() == Destination.OVERVIEW ? Destination.OVERVIEW : Destination.LOGS;
    }

    /** All there is. */
    void everything() {
        navigator.narrow(Target.EVERYTHING);
        logs.input().levels().clear();
        logs.input().textProperty().set("");
    }

    /** In the namespace that was chosen at the start; nothing else is narrowed yet. */
    void begin() {
        follow(navigator.target());
    }

    private void follow(Target target) {
        String namespace = navigator.namespaceProperty().get();
        Labels labels = target.labels();
        if (target instanceof Target.OnePod(var pod)) {
            logs.showPod(pod);
        } else {
            logs.focus(
                    labels.get("namespace").isEmpty() && !namespace.isEmpty()
                            ? labels.with("namespace", namespace)
                            : labels);
        }
        String words = labels.findFirst("pod", "service").orElse("");
        restarts.filterProperty().set(words);
        pods.filterProperty().set(words);
    }

    private static Runnable memento(StringProperty text) {
        String then = text.get();
        return () -> text.set(then);
    }
}
