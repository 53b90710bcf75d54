package dev.porthole.app.window.content;

import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.metrics.Change;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Place;
import dev.porthole.views.shell.navigation.Target;
import java.util.function.Consumer;

/** Leads on from what changed to its lines, to why its pod restarted, or to its alert. UI thread only. */
final class ChangeLead implements Consumer<Change> {

    private final Navigator navigator;
    private final Pages pages;

    ChangeLead(Navigator navigator, Pages pages) {
        this.navigator = navigator;
        this.pages = pages;
    }

    @Override
    public void accept(Change change) {
        switch (change.lead()) {
            case Change.Lead.Here here -> {}
            case Change.Lead.Lines lines -> {
                LogInput input = pages.logs().input();
                lines.filters().forEach(input::add);
                if (!lines.levels().isEmpty()) {
                    input.levels().retainAll(lines.levels());
                    input.levels().addAll(lines.levels());
                }
                pages.patterns().shownProperty().set(false);
                pages.goToLogs();
            }
            case Change.Lead.PodStory(var pod) -> {
                navigator.go(Destination.PODS, new Target.OnePod(pod), now().time());
                pages.pods().show(pod);
            }
            case Change.Lead.OneAlert alert ->
                navigator.go(Destination.ALERTS, new Target.Alert(change.labels()), now().time());
        }
    }

    private Place now() {
        return navigator.currentProperty().get();
    }
}
