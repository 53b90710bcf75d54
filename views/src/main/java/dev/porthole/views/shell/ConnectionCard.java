package dev.porthole.views.shell;

import dev.porthole.views.i18n.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A connection opened: how it stands, since when, where, why not, and what to do. */
final class ConnectionCard extends VBox {

    private final Messages messages;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label since = line("dim");
    private final Label where = line("dim");
    private final Label sentence = line("card-sentence");
    private final Label remedy = line("dim");
    private final Button retry;

    ConnectionCard(ConnectionViewModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().add("connection-card");
        setPrefWidth(340);
        dot.getStyleClass().add("dot");
        name.getStyleClass().add("panel-title");
        state.getStyleClass().add("panel-note");
        var head = new HBox(8, dot, name, state);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        retry = new Button(messages.text("connection.retry"));
        retry.setOnAction(event -> model.retry());
        getChildren().addAll(head, where, sentence, remedy, since, retry);
        model.wordsProperty().addListener((property, before, now) -> show(now));
        show(model.wordsProperty().get());
    }

    @Override
    public void requestFocus() {
        retry.requestFocus();
    }

    private static Label line(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void show(ConnectionWords words) {
        for (Tone tone : Tone.values()) {
            dot.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(java.util.Locale.ROOT)), tone == words.tone());
        }
        name.setText(words.version().isEmpty() ? words.name() : words.name() + " " + words.version());
        state.setText(words.state());
        where.setText(words.where().isEmpty() ? "" : messages.text("connection.where", words.where()));
        sentence.setText(words.sentence().orElse(""));
        remedy.setText(words.remedy());
        since.setText(words.since());
    }
}
