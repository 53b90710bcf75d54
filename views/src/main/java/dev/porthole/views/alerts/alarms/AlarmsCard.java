package dev.porthole.views.alerts.alarms;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** All local alarms with how they stand; each can be switched on and off, and its alerts sent to Alertmanager. */
public final class AlarmsCard extends VBox {

    private static final double WIDTH = 780;
    private static final double MOST_HEIGHT = 430;

    private final Messages messages;
    private final Decisions decisions;
    private final Label file = new Label();
    private final VBox rows = new VBox();
    private final Button own;
    private final Button path;
    private final List<AlarmLine> shown = new ArrayList<>();

    /** What a person can do here. */
    public interface Decisions {

        void mode(String alarm, AlarmLine.Mode mode);

        void sent(String alarm, boolean sent);

        /** Why nothing can be sent; empty when something can. */
        Optional<Phrase> unsendable();

        /** Puts the alarms that came with Porthole into a file that can be edited. */
        void makeOwn();

        /** Puts the path of that file on the clipboard. */
        void copyPath();

        /** Puts all alarms on the clipboard, as a file of rules or as a resource for the Prometheus operator. */
        void copyRules(boolean resource);
    }

    public AlarmsCard(Messages messages, Decisions decisions) {
        this.messages = messages;
        this.decisions = decisions;
        getStyleClass().add("alarms-card");
        setPrefWidth(WIDTH);
        var heading = new Label(messages.text("alarms.card"));
        heading.getStyleClass().add("panel-title");
        var story = new Label(messages.text("alarms.card.story"));
        story.getStyleClass().add("dim");
        story.setWrapText(true);
        file.getStyleClass().add("alarms-file");
        file.setWrapText(true);
        rows.getStyleClass().add("alarm-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        own = button("alarms.card.own", decisions::makeOwn);
        path = button("alarms.card.path", decisions::copyPath);
        var buttons = new HBox(
                8,
                own,
                path,
                button("alarms.card.rules", () -> decisions.copyRules(false)),
                button("alarms.card.resource", () -> decisions.copyRules(true)));
        getChildren().addAll(heading, story, scroll, file, buttons);
    }

    @Override
    public void requestFocus() {
        if (rows.getChildren().isEmpty()) {
            (own.isVisible() ? own : path).requestFocus();
        } else {
            rows.lookup(".combo-box").requestFocus();
        }
    }

    /**
     * @param said of the file they stand in; a mistake when {@code wrong}
     * @param isOwn whether there is a file of a person's own
     */
    public void show(List<AlarmLine> lines, Phrase said, boolean wrong, boolean isOwn) {
        file.setText(messages.text(said));
        file.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
        own.setVisible(!isOwn);
        own.setManaged(!isOwn);
        path.setVisible(isOwn);
        path.setManaged(isOwn);
        if (!shown.equals(lines)) {
            boolean sameAlarms = shown.stream()
                    .map(AlarmLine::name)
                    .toList()
                    .equals(lines.stream().map(AlarmLine::name).toList());
            shown.clear();
            shown.addAll(lines);
            if (sameAlarms) {
                for (int i = 0; i < lines.size(); i++) {
                    ((Row) rows.getChildren().get(i)).show(lines.get(i));
                }
            } else {
                rows.getChildren().setAll(lines.stream().map(Row::new).toList());
            }
        }
    }

    private Button button(String key, Runnable action) {
        var button = new Button(messages.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Stays while its alarm does, so that it keeps the keys. */
    private final class Row extends HBox {

        private final Label name = new Label();
        private final Tag standing = new Tag();
        private final Label condition = new Label();
        private final Tooltip story = new Tooltip();
        private final ComboBox<AlarmLine.Mode> mode =
                new ComboBox<>(FXCollections.observableArrayList(AlarmLine.Mode.values()));
        private final CheckBox sent = new CheckBox(messages.text("alarms.card.send"));
        private AlarmLine line;

        Row(AlarmLine line) {
            this.line = line;
            getStyleClass().add("alarm-line");
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("strong");
            condition.getStyleClass().addAll("dim", "alarm-condition");
            story.setWrapText(true);
            story.setMaxWidth(460);
            var head = new HBox(8, name, standing);
            head.setAlignment(Pos.CENTER_LEFT);
            var words = new VBox(2, head, condition);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            mode.setConverter(modes());
            mode.setMinWidth(Region.USE_PREF_SIZE);
            sent.setMinWidth(Region.USE_PREF_SIZE);
            Optional<Phrase> unsendable = decisions.unsendable();
            sent.setDisable(unsendable.isPresent());
            var send = new HBox(sent);
            unsendable.ifPresent(why -> Tooltip.install(send, new Tooltip(messages.text(why))));
            sent.setAccessibleHelp(unsendable.map(messages::text).orElse(""));
            send.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(words, send, mode);
            show(line);
            mode.valueProperty().addListener((property, before, now) -> {
                if (now != this.line.mode()) {
                    decisions.mode(this.line.name(), now);
                }
            });
            sent.selectedProperty().addListener((property, before, now) -> {
                if (now != this.line.sent()) {
                    decisions.sent(this.line.name(), now);
                }
            });
        }

        private void show(AlarmLine now) {
            line = now;
            String title = VisibleText.of(now.name());
            name.setText(title);
            standing.show(messages.text(now.standing()), now.tone());
            condition.setText(VisibleText.of(now.condition()));
            story.setText(messages.text(now.story()));
            standing.setTooltip(now.story().isEmpty() ? null : story);
            mode.setValue(now.mode());
            mode.setAccessibleText(messages.text("alarms.card.mode", now.name()));
            sent.setSelected(now.sent());
            sent.setAccessibleText(messages.text("alarms.card.send.spoken", now.name()));
        }

        private StringConverter<AlarmLine.Mode> modes() {
            return new StringConverter<>() {
                @Override
                public String toString(AlarmLine.Mode value) {
                    return value == null ? "" : messages.text("alarms.card.mode." + value);
                }

                @Override
                public AlarmLine.Mode fromString(String text) {
                    return mode.getValue(); // it is chosen, never typed
                }
            };
        }
    }
}
