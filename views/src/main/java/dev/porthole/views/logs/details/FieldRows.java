package dev.porthole.views.logs.details;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A line's fields below each other: name, type and value. The one under the pointer or the focus has its actions beside it,
 * each of which has a key too: + for, - out, E exists, C copy, K column.
 */
final class FieldRows extends VBox {

    private static final int MAX_FIELDS = 300;
    private static final int MAX_VALUE = 2000;

    private final Messages messages;
    private final Actions does;
    private final HBox actions = new HBox();
    private @Nullable Row active;

    /** What can be done with a field's value. */
    interface Actions {
        void include(String field, String value);

        void exclude(String field, String value);

        void exists(String field);

        void copy(String text);

        void column(String field);
    }

    FieldRows(Messages messages, Actions does) {
        this.messages = messages;
        this.does = does;
        getStyleClass().add("log-fields");
        actions.getStyleClass().add("log-field-actions");
        actions.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(actions, Pos.TOP_RIGHT);
        actions.getChildren()
                .setAll(
                        button("+", "log.details.for", KeyCode.PLUS),
                        button("\u2212", "log.details.out", KeyCode.MINUS),
                        button("\u2203", "log.details.exists", KeyCode.E),
                        button("\u29c9", "log.details.value", KeyCode.C),
                        button("\u25a5", "log.details.column", KeyCode.K));
    }

    /** @param types by the field's name, as far as they are known */
    void show(LogEntry entry, Map<String, LogField> types) {
        List<Region> rows = new ArrayList<>();
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            if (rows.size() == MAX_FIELDS) {
                rows.add(new Label(
                        messages.text("log.details.more", entry.fields().size() - MAX_FIELDS)));
                break;
            }
            LogField known = types.get(field.getKey());
            rows.add(new Row(field.getKey(), field.getValue(), known == null ? "" : known.type()));
        }
        getChildren().setAll(rows);
    }

    private Button button(String words, String help, KeyCode key) {
        var button = new Button(words);
        button.getStyleClass().setAll("log-action");
        button.setTooltip(new Tooltip(messages.text(help)));
        button.setAccessibleText(messages.text(help));
        button.setFocusTraversable(false);
        button.setOnAction(event -> {
            if (active != null) {
                active.act(key);
            }
        });
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void move(Row from, int by) {
        int to = getChildren().indexOf(from) + by;
        if (to >= 0 && to < getChildren().size()) {
            getChildren().get(to).requestFocus();
        }
    }

    /** One field. */
    private final class Row extends StackPane {

        private final String name;
        private final String value;

        Row(String name, String value, String type) {
            this.name = name;
            this.value = value;
            getStyleClass().add("log-field-row");
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.TEXT);
            String shown =
                    SafeText.block(value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + '\u2026' : value);
            setAccessibleText(SafeText.line(name) + ": " + shown);
            setAccessibleHelp(messages.text("log.details.keys"));
            var nameLabel = new Label(SafeText.line(name));
            nameLabel.getStyleClass().addAll("mono", "log-field-name");
            nameLabel.setTooltip(new Tooltip(nameLabel.getText()));
            nameLabel.setMinWidth(0);
            var typeLabel = new Label(type);
            typeLabel.getStyleClass().add("log-field-type");
            typeLabel.setMinWidth(USE_PREF_SIZE);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var valueLabel = new Label(shown);
            valueLabel.getStyleClass().addAll("mono", "log-field-value");
            valueLabel.setWrapText(true);
            valueLabel.setMaxWidth(Double.MAX_VALUE);
            valueLabel.setMinHeight(USE_PREF_SIZE);
            getChildren().add(new VBox(new HBox(6, nameLabel, typeLabel, gap), valueLabel));
            setOnMouseEntered(event -> activate());
            setOnMousePressed(event -> requestFocus());
            focusedProperty().addListener((property, before, now) -> {
                if (now) {
                    activate();
                }
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
            addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        }

        private void activate() {
            if (actions.getParent() != this) {
                if (active != null) {
                    active.getChildren().remove(actions);
                }
                active = this;
                getChildren().add(actions);
            }
        }

        private void key(KeyEvent event) {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                act(KeyCode.C);
            } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                move(this, event.getCode() == KeyCode.UP ? -1 : 1);
            } else {
                return;
            }
            event.consume();
        }

        /** By what is typed: where + and - are on a keyboard differs. */
        private void typed(KeyEvent event) {
            switch (Objects.requireNonNullElse(event.getCharacter(), "")) {
                case "+", "=" -> act(KeyCode.PLUS);
                case "-" -> act(KeyCode.MINUS);
                case "e", "E" -> act(KeyCode.E);
                case "c", "C" -> act(KeyCode.C);
                case "k", "K" -> act(KeyCode.K);
                default -> {
                    return;
                }
            }
            event.consume();
        }

        void act(KeyCode action) {
            switch (action) {
                case PLUS -> does.include(name, value);
                case MINUS -> does.exclude(name, value);
                case E -> does.exists(name);
                case K -> does.column(name);
                default -> does.copy(SafeText.block(value));
            }
        }
    }
}
