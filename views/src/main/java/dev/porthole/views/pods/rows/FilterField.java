package dev.porthole.views.pods.rows;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.CustomTextField;

/** A field whose words narrow a list of pods down; Escape, or the cross in it, empties it. */
public final class FilterField extends CustomTextField {

    private static final double LEAST = 104;

    public FilterField(StringProperty filter, Messages messages) {
        getStyleClass().add("filter-field");
        setMinWidth(LEAST);
        setPromptText(messages.text("pods.filter"));
        setAccessibleText(messages.text("pods.filter.help"));
        textProperty().bindBidirectional(filter);
        setLeft(new Icon(Glyph.SEARCH, 12));
        setRight(clear(messages));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }

    private Button clear(Messages messages) {
        var clear = new Button("\u00d7");
        clear.getStyleClass().setAll("filter-clear");
        clear.setFocusTraversable(false);
        clear.setAccessibleText(messages.text("pods.filter.clear"));
        clear.setOnAction(event -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        return clear;
    }
}
