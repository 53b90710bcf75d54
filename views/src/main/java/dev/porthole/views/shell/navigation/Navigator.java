package dev.porthole.views.shell.navigation;

import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Where one is, and the way back: the page, what was clicked, time, namespace, and what was typed there. Views follow the
 * target; nobody pushes filters into them. A range that is chosen is a step as well, so that a brush can be undone. UI
 * thread only.
 */
public final class Navigator {

    private static final int LONGEST_WAY = 100;

    private final TimeCursor time;
    private final StringProperty namespace;
    private final ReadOnlyObjectWrapper<Place> current;
    private final Deque<Step> way = new ArrayDeque<>();
    private final List<Consumer<Target>> followers = new ArrayList<>();
    private final List<Supplier<Runnable>> mementos = new ArrayList<>();
    private boolean arriving;

    /** A place that was left, and what brings back the rest of how it was. */
    private record Step(Place place, List<Runnable> restore) {}

    /** @param namespace to begin with; empty for all */
    public Navigator(TimeCursor time, Destination start, String namespace) {
        this.time = time;
        this.namespace = new SimpleStringProperty(this, "namespace", namespace);
        this.current = new ReadOnlyObjectWrapper<>(
                new Place(start, Target.EVERYTHING, time.choiceProperty().get(), namespace));
        time.choiceProperty().addListener(property -> chosenElsewhere());
        this.namespace.addListener(property -> chosenElsewhere());
    }

    /** The namespace that is looked at; empty for all. */
    public StringProperty namespaceProperty() {
        return namespace;
    }

    public ReadOnlyObjectProperty<Place> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public Destination destination() {
        return current.get().destination();
    }

    public Target target() {
        return current.get().target();
    }

    /** Calls {@code follower} with each target that is clicked, the same one twice too, and on the way back. */
    public void follow(Consumer<Target> follower) {
        followers.add(follower);
    }

    /** Asks {@code memento}, whenever a place is left, for what brings back how it was. */
    public void remember(Supplier<Runnable> memento) {
        mementos.add(memento);
    }

    /** To another place of the rail; target and time stay as they are. */
    public void go(Destination destination) {
        if (destination != destination()) {
            leave();
            arrive(new Place(destination, target(), current.get().time(), namespace.get()), false);
        }
    }

    /** Narrows what is seen here. */
    public void narrow(Target target) {
        go(destination(), target, current.get().time());
    }

    public void go(Destination destination, Target target, TimeChoice when) {
        Place there = new Place(destination, target, when, namespace.get());
        if (!there.equals(current.get())) {
            leave();
        }
        arrive(there, true);
    }

    /** Something is about to change here that has no place of its own, such as a filter: back leads to how it is now. */
    public void step() {
        if (!arriving) {
            leave();
        }
    }

    /** To where one was; false when there is no way back. */
    public boolean back() {
        Step before = way.poll();
        if (before == null) {
            return false;
        }
        arrive(before.place(), !before.place().target().equals(target()));
        before.restore().forEach(Runnable::run);
        return true;
    }

    private void chosenElsewhere() {
        Place now = new Place(destination(), target(), time.choiceProperty().get(), namespace.get());
        if (!arriving && !now.equals(current.get())) {
            if (!time.isContinuing()) {
                leave();
            }
            current.set(now);
        }
    }

    private void leave() {
        way.push(new Step(current.get(), mementos.stream().map(Supplier::get).toList()));
        if (way.size() > LONGEST_WAY) {
            way.removeLast();
        }
    }

    private void arrive(Place place, boolean narrowed) {
        arriving = true;
        try {
            time.choiceProperty().set(place.time());
            namespace.set(place.namespace());
            current.set(place);
            if (narrowed) {
                followers.forEach(follower -> follower.accept(place.target()));
            }
        } finally {
            arriving = false;
        }
    }
}
