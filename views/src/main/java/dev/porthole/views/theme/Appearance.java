package dev.porthole.views.theme;

import dev.porthole.connectors.api.Subscription;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** The look that is on now; can change while the window is open. UI thread only. */
public final class Appearance {

    private static final List<String> COMPONENTS = List.of(
            "base.css",
            "shell.css",
            "board.css",
            "logs.css",
            "pods.css",
            "forwards.css",
            "alerts.css",
            "silences.css",
            "rules.css",
            "routes.css",
            "chart.css",
            "metrics.css",
            "explore.css",
            "patterns.css");

    private final ObjectProperty<Theme> theme;

    public Appearance(Theme theme) {
        this.theme = new SimpleObjectProperty<>(theme);
        Fonts.load();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public Theme theme() {
        return theme.get();
    }

    public Palette palette() {
        return theme.get().palette();
    }

    /**
     * Gives {@code scene} this look, and every later one until closed. Popups take it over from the window they belong
     * to.
     */
    public Subscription dress(Scene scene) {
        var dressing = theme.subscribe(now -> apply(scene, now));
        return dressing::unsubscribe;
    }

    private void apply(Scene scene, Theme now) {
        scene.setUserAgentStylesheet(now.baseSheet());
        scene.getStylesheets()
                .setAll(Stream.concat(Stream.of(now.tokenSheet()), COMPONENTS.stream())
                        .map(name -> Appearance.class.getResource("/dev/porthole/views/css/" + name))
                        .filter(Objects::nonNull)
                        .map(URL::toExternalForm)
                        .toList());
    }
}
