package dev.porthole.app.drilldown;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.metrics.DrillDownView;
import dev.porthole.views.metrics.DrillDownViewModel;
import dev.porthole.views.shell.frame.OverviewView;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.time.TimeChoice;

/** Makes the overview open the signal of a tile that was clicked, and close it again on the way back. UI thread only. */
public final class DrillDown {

    private final Navigator navigator;
    private final OverviewView overview;
    private final DrillDownViewModel model;
    private final DrillDownView view;
    private final Runnable toLogs;

    /** @param toLogs puts the keys onto the rows of the logs that are on screen */
    public DrillDown(
            Navigator navigator, OverviewView overview, DrillDownViewModel model, DrillDownView view, Runnable toLogs) {
        this.navigator = navigator;
        this.overview = overview;
        this.model = model;
        this.view = view;
        this.toLogs = toLogs;
    }

    /** Follows what is clicked from now on. */
    public void begin() {
        model.setOnNarrow(this::narrow);
        view.setOnEntered(toLogs);
        view.setOnBack(() -> navigator.narrow(Target.EVERYTHING));
        navigator.follow(this::follow);
        navigator.remember(this::memento);
        navigator.namespaceProperty().addListener((property, before, now) -> {
            if (isOpen()) {
                model.open(model.signalProperty().get(), model.chosenProperty().get(), now);
            }
        });
    }

    private boolean isOpen() {
        return !model.signalProperty().get().isEmpty();
    }

    private void follow(Target target) {
        switch (target) {
            case Target.Tile(var tile, var labels) -> {
                boolean opening = !isOpen();
                open(tile, labels);
                if (opening) {
                    view.requestFocus();
                }
            }
            case Target.Everything everything -> close();
            // What is chosen beside the chart narrows the rest, and the chart stays.
            case Target.Alert alert -> {}
            case Target.OnePod pod -> {}
        }
    }

    private void open(String signal, Labels group) {
        model.open(signal, group, navigator.namespaceProperty().get());
        overview.open(view);
    }

    private void close() {
        if (isOpen()) {
            model.close();
            overview.close();
        }
    }

    private Runnable memento() {
        String signal = model.signalProperty().get();
        Labels group = model.chosenProperty().get();
        return signal.isEmpty() ? this::close : () -> open(signal, group);
    }

    private void narrow(Labels labels, TimeRange range) {
        navigator.go(
                Destination.OVERVIEW,
                new Target.Tile(model.signalProperty().get(), labels),
                new TimeChoice.Fixed(range));
    }
}
