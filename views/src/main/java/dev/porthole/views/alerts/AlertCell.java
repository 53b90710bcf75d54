package dev.porthole.views.alerts;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One alert: how bad, what, and since when. */
final class AlertCell extends ListCell<AlertRow> {

    private final Messages messages;
    private final ReadOnlyObjectProperty<Instant> now;
    private final Tag severity = new Tag();
    private final Label name = new Label();
    private final Tag local = new Tag();
    private final Label summary = new Label();
    private final Label age = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox box;

    AlertCell(Messages messages, ReadOnlyObjectProperty<Instant> now) {
        this.messages = messages;
        this.now = now;
        var tag = new StackPane(severity);
        tag.getStyleClass().add("alert-severity");
        name.getStyleClass().add("strong");
        name.setContentDisplay(ContentDisplay.RIGHT);
        name.setGraphicTextGap(8);
        summary.getStyleClass().addAll("dim", "alert-summary");
        var words = new VBox(name, summary);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        age.getStyleClass().addAll("dim", "alert-age");
        age.setMinWidth(USE_PREF_SIZE);
        box = new HBox(tag, words, age);
        box.getStyleClass().add("alert-row");
        // As wide as the list, so that long texts are cut and not scrolled.
        box.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(460);
        now.addListener((property, before, later) -> tellAge());
    }

    @Override
    protected void updateItem(AlertRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        String word = row.severityText().isEmpty() ? messages.text("alerts.severity.none") : row.severityText();
        severity.show(VisibleText.of(word), tone(row));
        name.setText(VisibleText.of(row.name()) + standing(row));
        local.show(row.local() ? messages.text("alerts.local") : "", Tone.NEUTRAL);
        name.setGraphic(row.local() ? local : null);
        summary.setText(VisibleText.of(row.summary()));
        tellAge();
        var all = new StringBuilder(summary.getText()).append('\n');
        row.labels().forEach((label, value) -> all.append('\n').append(VisibleText.of(label + " = " + value)));
        tooltip.setText(all.toString());
        setTooltip(tooltip);
        setGraphic(box);
        setAccessibleText(messages.text(
                row.local() ? "alerts.row.spoken.local" : "alerts.row.spoken",
                word,
                row.name(),
                row.summary(),
                age.getText()));
    }

    private String standing(AlertRow row) {
        return switch (row.standing()) {
            case FIRING -> "";
            case PENDING -> "  " + messages.text("alerts.pending");
            case SILENCED -> "  " + messages.text("alerts.silenced");
            case INHIBITED -> "  " + messages.text("alerts.inhibited");
        };
    }

    private static Tone tone(AlertRow row) {
        return switch (row.severity()) {
            case CRITICAL -> Tone.DANGER;
            case WARNING -> Tone.WARNING;
            case INFO, OK -> Tone.NEUTRAL;
        };
    }

    private void tellAge() {
        AlertRow row = getItem();
        age.setText(row == null ? "" : Age.between(row.since(), now.get()).in(messages));
    }
}
