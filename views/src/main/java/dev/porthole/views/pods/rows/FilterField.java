package dev.porthole.views.pods.rows;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A field whose words narrow a list of pods down; Escape empties it. */
public final class FilterField extends HBox {

    public FilterField(StringProperty filter, Messages messages) {
        var field = new TextField();
        field.getStyleClass().add("filter-field");
        field.setPromptText(messages.text("pods.filter"));
        field.setAccessibleText(messages.text("pods.filter.help"));
        field.textProperty().bindBidirectional(filter);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        getStyleClass().add("filter-box");
        getChildren().addAll(new Icon(Glyph.SEARCH, 12), field);
    }
}
