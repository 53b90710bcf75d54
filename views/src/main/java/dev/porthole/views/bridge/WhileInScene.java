package dev.porthole.views.bridge;

import dev.porthole.connectors.api.Subscription;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Ties what a node listens to to the time that it is in a scene. What it hears of often outlives it (a theme, a model, a
 * scene that is used again), and would keep it, and all that it shows, for as long.
 */
public final class WhileInScene {

    private WhileInScene() {}

    /** Opens when {@code node} enters a scene, at once if it is in one; closes when it leaves. */
    public static void keep(Node node, Supplier<Subscription> open) {
        keep(node, scene -> open.get());
    }

    /** The same, for what is heard of the scene itself. */
    public static void keep(Node node, Function<Scene, Subscription> open) {
        var kept = new Kept(open);
        node.sceneProperty().addListener(kept);
        kept.changed(node.sceneProperty(), null, node.getScene());
    }

    /** Tells {@code listener} of {@code value} as it is when {@code node} enters, and of every later one. */
    public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> listener) {
        keep(node, () -> {
            var subscription = value.subscribe(listener);
            return subscription::unsubscribe;
        });
    }

    private static final class Kept implements ChangeListener<Scene> {

        private static final Subscription NOTHING = () -> {};

        private final Function<Scene, Subscription> open;
        private Subscription opened = NOTHING;

        private Kept(Function<Scene, Subscription> open) {
            this.open = open;
        }

        @Override
        public void changed(
                ObservableValue<? extends Scene> property,
                @org.jspecify.annotations.Nullable Scene before,
                @org.jspecify.annotations.Nullable Scene now) {
            opened.close();
            opened = NOTHING;
            if (now != null) {
                opened = open.apply(now);
            }
        }
    }
}
