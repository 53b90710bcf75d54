package dev.porthole.views.alerts.silences;

import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Tone;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** Says whether anything is written to Alertmanager, and to which one. */
public final class WritingTag extends StackPane {

    private final SilencesViewModel model;
    private final Messages messages;
    private final Tag tag = new Tag();
    private final Tooltip help = new Tooltip();

    public WritingTag(SilencesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        help.setWrapText(true);
        help.setMaxWidth(360);
        tag.setTooltip(help);
        getChildren().add(tag);
        setMinWidth(0);
        getStyleClass().add("writing-tag");
        WhileInScene.follow(this, model.writableProperty(), now -> tell());
        WhileInScene.follow(this, model.serverProperty(), now -> tell());
    }

    private void tell() {
        boolean writes = model.writableProperty().get();
        String server = model.serverProperty().get();
        setVisible(!writes || !server.isEmpty());
        tag.show(
                writes ? messages.text("silences.writes", server) : messages.text("silences.readOnly"),
                writes ? Tone.ACCENT : Tone.NEUTRAL);
        help.setText(
                writes
                        ? tag.getText() + "\n" + messages.text("silences.writes.help")
                        : messages.text("silences.readOnly.help"));
    }
}
