package dev.porthole.views.alerts.telling;

import dev.porthole.connectors.api.Severity;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.FieldRemark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.CustomTextField;

/** Fields for how a person is told. What is sound counts at once; what is not is said at the field and changes nothing. */
public final class NotificationsCard extends VBox {

    private static final double WIDTH = 440;
    /** Which a switch leaves before itself, whether it has a text or not. */
    private static final double ROOM_FOR_TEXT = 20;

    private static final List<Severity> LEVELS = List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

    private final Messages messages;
    private final ToggleSwitch on = new ToggleSwitch();
    private final ComboBox<Severity> least = new ComboBox<>(FXCollections.observableArrayList(LEVELS));
    private final ToggleSwitch sound = new ToggleSwitch();
    private final CustomTextField quiet = new CustomTextField();
    private final FieldRemark quietRemark;
    private final Label trial = new Label();
    private final Consumer<Wanted> changed;
    private Wanted now;

    /**
     * @param before what the fields have at first
     * @param changed is told each change
     * @param trial sends a trial notification; says by {@link #say} what came of it
     */
    public NotificationsCard(Messages messages, Wanted before, Consumer<Wanted> changed, Runnable trial) {
        this.messages = messages;
        this.now = before;
        this.changed = changed;
        this.quietRemark = new FieldRemark(quiet, messages);
        getStyleClass().add("notifications-card");
        setPrefWidth(WIDTH);
        var heading = new Label(messages.text("telling.card"));
        heading.getStyleClass().add("panel-title");
        var story = new Label(messages.text("telling.card.story"));
        story.getStyleClass().add("dim");
        story.setWrapText(true);
        on.setSelected(before.on());
        least.setConverter(severities());
        least.setValue(before.least());
        sound.setSelected(before.sound());
        quiet.setText(before.quiet().map(Quiet::text).orElse(""));
        quiet.setPromptText(messages.text("telling.card.quiet.prompt"));
        quiet.getStyleClass().add("quiet-hours");
        var grid = new GridPane(16, 12);
        grid.addRow(0, named("telling.card.on", on), on);
        grid.addRow(1, named("telling.card.least", least), least);
        grid.addRow(2, named("telling.card.sound", sound), sound);
        for (ToggleSwitch toggle : List.of(on, sound)) {
            GridPane.setMargin(toggle, new Insets(0, 0, 0, -ROOM_FOR_TEXT));
        }
        grid.addRow(3, named("telling.card.quiet", quiet), quietRemark);
        var send = new Button(messages.text("telling.card.trial"));
        send.setMinWidth(USE_PREF_SIZE);
        send.setOnAction(event -> trial.run());
        this.trial.getStyleClass().add("dim");
        this.trial.setWrapText(true);
        var line = new HBox(10, send, this.trial);
        line.getStyleClass().add("trial-line");
        getChildren().addAll(heading, story, grid, line);
        on.selectedProperty().subscribe(this::enable);
        on.selectedProperty().addListener((property, was, is) -> change());
        least.valueProperty().addListener((property, was, is) -> change());
        sound.selectedProperty().addListener((property, was, is) -> change());
        quiet.textProperty().addListener((property, was, is) -> change());
    }

    @Override
    public void requestFocus() {
        on.requestFocus();
    }

    /** What came of the trial. */
    public void say(Phrase outcome) {
        trial.setText(messages.text(outcome));
    }

    private Label named(String key, Control field) {
        var name = new Label(messages.text(key));
        name.setLabelFor(field);
        name.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(name.getText());
        return name;
    }

    private void enable(boolean telling) {
        least.setDisable(!telling);
        sound.setDisable(!telling);
        quiet.setDisable(!telling);
    }

    private void change() {
        String text = quiet.getText().strip();
        Optional<Quiet> hours = Quiet.of(text);
        boolean sensible = text.isEmpty() || hours.isPresent();
        quietRemark.say(sensible ? Phrase.NONE : Phrase.of("telling.card.quiet.wrong"));
        var wanted = new Wanted(on.isSelected(), least.getValue(), sound.isSelected(), sensible ? hours : now.quiet());
        if (!wanted.equals(now)) {
            now = wanted;
            changed.accept(wanted);
        }
    }

    private StringConverter<Severity> severities() {
        return new StringConverter<>() {
            @Override
            public String toString(Severity severity) {
                return severity == null ? "" : messages.text("telling.card.least." + severity);
            }

            @Override
            public Severity fromString(String text) {
                return least.getValue(); // it is chosen, never typed
            }
        };
    }
}
