package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One rule: how it is, what it asks, when it was evaluated, and how close it is to an alert. */
final class RuleCell extends ListCell<RuleRow> {

    private static final double CLOSE = 0.8;
    private static final double BAR = 210;

    private final RuleWords words;
    private final Messages messages;
    private final ReadOnlyObjectProperty<Instant> now;
    private final Tag standing = new Tag();
    private final Label name = new Label();
    private final Label group = new Label();
    private final Label expression = new Label();
    private final Label distance = new Label();
    private final Region filled = new Region();
    private final StackPane bar = new StackPane(filled);
    private final Label ran = new Label();
    private final HBox box;

    RuleCell(Messages messages, ReadOnlyObjectProperty<Instant> now) {
        this.messages = messages;
        this.words = new RuleWords(messages);
        this.now = now;
        var tag = new StackPane(standing);
        tag.getStyleClass().add("rule-standing");
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        group.getStyleClass().addAll("dim", "rule-small");
        group.setMinWidth(0);
        var title = new HBox(name, group);
        title.getStyleClass().add("rule-title");
        expression.getStyleClass().addAll("mono", "dim", "rule-small");
        var middle = new VBox(title, expression);
        middle.setMinWidth(0);
        middle.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(middle, Priority.ALWAYS);
        bar.getStyleClass().add("rule-bar");
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        StackPane.setAlignment(filled, Pos.CENTER_LEFT);
        filled.getStyleClass().add("rule-bar-filled");
        distance.getStyleClass().add("rule-small");
        distance.setMaxWidth(BAR);
        ran.getStyleClass().addAll("dim", "rule-small");
        var right = new VBox(3, distance, bar, ran);
        right.setAlignment(Pos.CENTER_LEFT);
        right.setMinWidth(BAR);
        right.setMaxWidth(BAR);
        bar.managedProperty().bind(bar.visibleProperty());
        distance.managedProperty().bind(distance.visibleProperty());
        box = new HBox(tag, middle, right);
        box.getStyleClass().add("alert-row");
        box.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        now.addListener((property, before, later) -> tellTime());
    }

    @Override
    protected void updateItem(@Nullable RuleRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        standing.show(words.standing(row), RuleWords.tone(row));
        name.setText(VisibleText.of(row.rule().name()));
        group.setText(VisibleText.of(group(row.rule().group())));
        expression.setText(VisibleText.of(row.rule().expression()));
        String far = words.distance(row);
        distance.setText(far);
        distance.setVisible(!far.isEmpty());
        double share = row.share();
        bar.setVisible(share >= 0);
        double part = Math.clamp(share, 0, 1) * BAR;
        filled.setMinWidth(part);
        filled.setMaxWidth(part);
        Tag.colour(filled, share >= 1 ? Tone.DANGER : share >= CLOSE ? Tone.WARNING : Tone.ACCENT);
        tellTime();
        setGraphic(box);
        setAccessibleText(messages.text(
                "rules.spoken", name.getText(), standing.getText(), far, ran.getText(), expression.getText()));
    }

    /** The group's own name; its file is told where the rule is opened. */
    private static String group(String fileAndGroup) {
        return fileAndGroup.substring(fileAndGroup.lastIndexOf(';') + 1);
    }

    private void tellTime() {
        RuleRow row = getItem();
        ran.setText(row == null ? "" : words.lastRun(row.rule(), now.get()));
    }
}
