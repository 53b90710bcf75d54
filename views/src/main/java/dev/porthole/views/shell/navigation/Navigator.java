package dev.porthole.views.shell.navigation;

import dev.porthole.connectors.api.Labels;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where one is, and the way back, with the time that was looked at there. UI thread only. */
public final class Navigator {

    private static final int LONGEST_WAY = 100;

    private final TimeCursor time;
    private final ReadOnlyObjectWrapper<Place> current;
    private final Deque<Place> way = new ArrayDeque<>();

    public Navigator(TimeCursor time, Destination start) {
        this.time = time;
        this.current = new ReadOnlyObjectWrapper<>(
                new Place(start, Labels.EMPTY, time.choiceProperty().get()));
    }

    public ReadOnlyObjectProperty<Place> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** To another place of the rail; focus and time stay as they are. */
    public void go(Destination destination) {
        go(destination, current.get().focus(), time.choiceProperty().get());
    }

    public void go(Destination destination, Labels focus, TimeChoice when) {
        Place here = here();
        Place there = new Place(destination, focus, when);
        if (there.equals(here)) {
            return;
        }
        way.push(here);
        if (way.size() > LONGEST_WAY) {
            way.removeLast();
        }
        arrive(there);
    }

    /** Narrows what is seen here. */
    public void focus(Labels focus) {
        go(current.get().destination(), focus, time.choiceProperty().get());
    }

    /** To where one was; false when there is no way back. */
    public boolean back() {
        Place before = way.poll();
        if (before == null) {
            return false;
        }
        arrive(before);
        return true;
    }

    private Place here() {
        return new Place(
                current.get().destination(),
                current.get().focus(),
                time.choiceProperty().get());
    }

    private void arrive(Place place) {
        time.choiceProperty().set(place.time());
        current.set(place);
    }
}
