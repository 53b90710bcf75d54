package dev.porthole.views.shell.status;

import dev.porthole.views.shell.overlay.OverlayLayer;
import dev.porthole.views.text.Tone;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One chip per connection, and how old what is shown is. */
public final class StatusBar extends HBox {

    /** Below this width versions are left to the card. */
    private static final double NARROW = 1240;

    public StatusBar(StatusBarViewModel model, OverlayLayer overlay) {
        getStyleClass().add("status-bar");
        for (ConnectionViewModel connection : model.connections()) {
            getChildren().add(chip(connection, model, overlay));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var age = new Label();
        age.textProperty().bind(model.ageProperty());
        age.getStyleClass().add("status-age");
        age.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(space, age);
    }

    private Button chip(ConnectionViewModel connection, StatusBarViewModel model, OverlayLayer overlay) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        var chip = new Button();
        chip.getStyleClass().setAll("button", "status-chip");
        chip.setGraphic(dot);
        chip.setMnemonicParsing(false);
        chip.setMinWidth(40);
        chip.setOnAction(event -> overlay.openAt(chip, new ConnectionCard(connection, model.messages())));
        connection.wordsProperty().subscribe(now -> show(chip, dot, now));
        chip.textProperty()
                .bind(connection
                        .wordsProperty()
                        .flatMap(words -> widthProperty()
                                .map(width -> width.doubleValue() < NARROW ? words.brief() : words.full())));
        return chip;
    }

    private static void show(Button chip, Region dot, ConnectionWords words) {
        chip.setAccessibleText(words.spoken());
        for (Tone tone : Tone.values()) {
            var pseudoClass = PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT));
            dot.pseudoClassStateChanged(pseudoClass, tone == words.tone());
            chip.pseudoClassStateChanged(pseudoClass, tone == words.tone());
        }
    }
}
