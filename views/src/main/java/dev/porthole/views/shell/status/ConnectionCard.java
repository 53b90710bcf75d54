package dev.porthole.views.shell.status;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Tone;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A connection opened: how it stands, since when, where, why not, and what to do. */
final class ConnectionCard extends VBox {

    private static final double WIDTH = 380;

    private final Messages messages;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label since = line("dim");
    private final Label where = line("dim");
    private final Label sentence = line("card-sentence");
    private final Label remedy = line("dim");
    private final Button retry;
    private final Button role;
    private final Button address;

    ConnectionCard(ConnectionViewModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().add("connection-card");
        setPrefWidth(WIDTH);
        dot.getStyleClass().add("dot");
        name.getStyleClass().add("panel-title");
        state.getStyleClass().add("panel-note");
        var head = new HBox(8, dot, name, state);
        head.setAlignment(Pos.CENTER_LEFT);
        retry = new Button(messages.text("connection.retry"));
        retry.setOnAction(event -> model.retry());
        role = new Button(messages.text("connection.role.copy"));
        role.setTooltip(new Tooltip(messages.text("connection.role.story")));
        role.setOnAction(event -> model.missingRole().ifPresent(ConnectionCard::copy));
        role.managedProperty().bind(role.visibleProperty());
        address = new Button(messages.text("connection.address.copy"));
        address.setOnAction(event -> model.wordsProperty().get().address().ifPresent(ConnectionCard::copy));
        address.managedProperty().bind(address.visibleProperty());
        getChildren().addAll(head, where, sentence, remedy, since, new HBox(8, retry, address, role));
        model.servers().ifPresent(servers -> getChildren().add(new CandidateList(model, servers, messages)));
        model.wordsProperty().addListener((property, before, now) -> show(now, model));
        show(model.wordsProperty().get(), model);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
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

    private void show(ConnectionWords words, ConnectionViewModel model) {
        role.setVisible(model.missingRole().isPresent());
        address.setVisible(words.address().isPresent());
        for (Tone tone : Tone.values()) {
            dot.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == words.tone());
        }
        name.setText(words.version().isEmpty() ? words.name() : words.name() + " " + words.version());
        state.setText(words.state());
        where.setText(words.where().isEmpty() ? "" : messages.text("connection.where", words.where()));
        sentence.setText(words.sentence().orElse(""));
        remedy.setText(words.remedy());
        since.setText(words.since());
    }
}
