package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One silence: whether it is in force, what it is about, by whom and why, until when, and how much it mutes. */
final class SilenceCell extends ListCell<SilenceRow> {

    private final Messages messages;
    private final SilenceWords words;
    private final ReadOnlyObjectProperty<Instant> now;
    private final Tag state = new Tag();
    private final Label matchers = new Label();
    private final Label why = new Label();
    private final Label when = new Label();
    private final Label mutes = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox box;

    SilenceCell(Messages messages, ReadOnlyObjectProperty<Instant> now) {
        this.messages = messages;
        this.words = new SilenceWords(messages);
        this.now = now;
        var tag = new StackPane(state);
        tag.getStyleClass().add("silence-state");
        matchers.getStyleClass().add("mono");
        why.getStyleClass().addAll("dim", "silence-why");
        var middle = new VBox(matchers, why);
        middle.setMinWidth(0);
        middle.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(middle, Priority.ALWAYS);
        when.setMinWidth(USE_PREF_SIZE);
        mutes.getStyleClass().addAll("dim", "silence-why");
        mutes.setMinWidth(USE_PREF_SIZE);
        var right = new VBox(when, mutes);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        box = new HBox(tag, middle, right);
        box.getStyleClass().add("alert-row");
        box.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(460);
        now.addListener((property, before, later) -> tellTime());
    }

    @Override
    protected void updateItem(@Nullable SilenceRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        matchers.setText(VisibleText.of(row.matchers()));
        why.setText(messages.text(
                "silences.why", row.silence().createdBy(), row.silence().comment()));
        mutes.setText(words.mutes(row));
        tellTime();
        tooltip.setText(matchers.getText() + "\n\n" + why.getText());
        setTooltip(tooltip);
        setGraphic(box);
        setAccessibleText(messages.text(
                "silences.spoken", state.getText(), row.matchers(), why.getText(), when.getText(), mutes.getText()));
    }

    private void tellTime() {
        SilenceRow row = getItem();
        if (row != null) {
            state.show(words.state(row.silence()), words.tone(row, now.get()));
            when.setText(words.when(row.silence(), now.get()));
        }
    }
}
