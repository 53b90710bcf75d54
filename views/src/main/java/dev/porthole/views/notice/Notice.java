package dev.porthole.views.notice;

import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Stands where there is nothing to show, and says why and what to do. */
public final class Notice extends VBox {

    private final Messages messages;
    private final FailureTexts failures = new FailureTexts();
    private final Label sentence = new Label();
    private final Label action = new Label();

    public Notice(Messages messages) {
        this.messages = messages;
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER);
        sentence.getStyleClass().add("notice-sentence");
        action.getStyleClass().add("notice-action");
        for (Label label : new Label[] {sentence, action}) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
        }
        getChildren().addAll(sentence, action);
        setMouseTransparent(true);
        hide();
    }

    /** @param what a key; with {@code .action} behind it, the key of the line below */
    public void say(String what) {
        show(messages.text(what), messages.has(what + ".action") ? messages.text(what + ".action") : "");
    }

    public void say(Failure failure) {
        show(messages.text(failures.sentence(failure)), messages.text(failures.action(failure)));
    }

    public void hide() {
        setVisible(false);
    }

    private void show(String first, String second) {
        sentence.setText(first);
        action.setText(second);
        action.setVisible(!second.isEmpty());
        action.setManaged(!second.isEmpty());
        setVisible(true);
    }
}
