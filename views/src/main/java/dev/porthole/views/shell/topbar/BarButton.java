package dev.porthole.views.shell.topbar;

import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A button of the top bar: a mark, what it is about, what is chosen, and a chevron when a menu opens. */
final class BarButton extends Button {

    private final Label value = new Label();
    private final BooleanProperty brief = new SimpleBooleanProperty();
    private final DoubleProperty briefWidth = new SimpleDoubleProperty(110);

    /**
     * @param mark an icon or a dot; null for none
     * @param name what it is about, dimmed; empty for none
     */
    BarButton(@Nullable Node mark, String name, ObservableValue<String> text, boolean menu) {
        getStyleClass().setAll("button", "bar-button");
        setMinWidth(USE_PREF_SIZE);
        var parts = new HBox();
        parts.setAlignment(Pos.CENTER);
        parts.getStyleClass().add("bar-button-parts");
        if (mark != null) {
            parts.getChildren().add(mark);
        }
        if (!name.isEmpty()) {
            var label = new Label(name);
            label.getStyleClass().add("dim");
            label.setMinWidth(USE_PREF_SIZE);
            label.visibleProperty().bind(brief.not());
            label.managedProperty().bind(brief.not());
            parts.getChildren().add(label);
        }
        value.getStyleClass().add("bar-value");
        value.textProperty().bind(text);
        parts.getChildren().add(value);
        if (menu) {
            parts.getChildren().add(new Icon(Glyph.DOWN, 10));
        }
        setGraphic(parts);
        value.maxWidthProperty().bind(Bindings.when(brief).then(briefWidth).otherwise(200.0));
        accessibleTextProperty().bind(text.map(now -> name.isEmpty() ? now : name + " " + now));
    }

    /** Whether there is only room for what is chosen. */
    BooleanProperty briefProperty() {
        return brief;
    }

    /** How wide what is chosen may be then. */
    DoubleProperty briefWidthProperty() {
        return briefWidth;
    }
}
