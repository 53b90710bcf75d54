package dev.porthole.views.logs;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.logs.query.LogPill;
import dev.porthole.views.logs.search.LogsViewModel;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

/**
 * The filters that are on: levels, the chosen part of the time, conditions, a pod's own log. A click on the cross of one, or
 * Delete, removes it; a click elsewhere on a condition, or Enter, opens what can be done with it.
 */
final class LogPills extends HBox {

    /** At its right end, where the cross is. */
    private static final double CROSS = 22;

    private static final PseudoClass EXCLUDED = PseudoClass.getPseudoClass("excluded");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("off");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final LogsViewModel model;
    private final Messages messages;
    private final ZoneId zone;

    LogPills(LogsViewModel model, Messages messages, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.zone = zone;
        getStyleClass().add("log-pills");
        model.input().listen(() -> {}, this::refresh);
        model.status().partProperty().addListener((property, before, now) -> refresh());
        refresh();
    }

    private void refresh() {
        LogInput input = model.input();
        var pills = new ArrayList<Node>();
        PodKey own = input.ownLogProperty().get();
        if (own != null) {
            pills.add(simple(
                    messages.text("log.pill.own", own.toString()),
                    () -> input.ownLogProperty().set(null)));
        }
        if (!input.levels().isEmpty()) {
            pills.add(simple(levels(input), () -> input.levels().clear()));
        }
        TimeRange part = model.status().partProperty().get();
        if (part != null) {
            pills.add(simple(range(part), model::chooseWhole));
        }
        for (LogPill pill : List.copyOf(input.pills())) {
            pills.add(condition(pill));
        }
        getChildren().setAll(pills);
    }

    private String levels(LogInput input) {
        return messages.text(
                "log.pill.levels",
                String.join(
                        messages.text("log.pill.or"),
                        input.levels().stream()
                                .sorted(Comparator.reverseOrder())
                                .map(LogLevel::name)
                                .toList()));
    }

    private String range(TimeRange range) {
        boolean close = range.length().compareTo(Duration.ofMinutes(5)) < 0;
        var format = DateTimeFormatter.ofPattern(close ? "HH:mm:ss" : "HH:mm").withZone(zone);
        return format.format(range.start()) + " \u2013 " + format.format(range.end());
    }

    private String words(LogPill pill) {
        LogFilter filter = pill.filter();
        String value = VisibleText.of(filter.value());
        if (filter.subject() == Subject.CONDITION) {
            return filter.negated() ? messages.text("log.pill.condition.not", value) : value;
        }
        String name = filter.subject() == Subject.FIELD
                ? VisibleText.of(filter.field())
                : messages.text("log.subject." + filter.subject());
        return messages.text(filter.negated() ? "log.pill.not" : "log.pill.is", name, value);
    }

    private Button condition(LogPill pill) {
        String words = words(pill);
        Button button = pill((pill.pinned() ? "\u2022 " : "") + words, words);
        button.pseudoClassStateChanged(EXCLUDED, pill.filter().negated());
        button.pseudoClassStateChanged(DISABLED, pill.disabled());
        button.setAccessibleHelp(messages.text("log.pill.menu.help"));
        var menu = menu(pill, button);
        button.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                if (event.getX() > button.getWidth() - CROSS) {
                    model.input().remove(pill);
                } else {
                    menu.show(button, Side.BOTTOM, 0, 4);
                }
            }
        });
        button.setOnContextMenuRequested((ContextMenuEvent event) -> menu.show(button, Side.BOTTOM, 0, 4));
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER, SPACE -> menu.show(button, Side.BOTTOM, 0, 4);
                case DELETE, BACK_SPACE -> model.input().remove(pill);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        return button;
    }

    private ContextMenu menu(LogPill pill, Button button) {
        LogInput input = model.input();
        boolean negated = pill.filter().negated();
        return new ContextMenu(
                item("log.pill.edit", () -> edit(pill, button)),
                item(negated ? "log.pill.include" : "log.pill.exclude", () -> input.replace(pill, pill.inverted())),
                item(
                        pill.disabled() ? "log.pill.enable" : "log.pill.disable",
                        () -> input.replace(pill, pill.disabled(!pill.disabled()))),
                item(
                        pill.pinned() ? "log.pill.unpin" : "log.pill.pin",
                        () -> input.replace(pill, pill.pinned(!pill.pinned()))),
                item("log.pill.delete", () -> input.remove(pill)));
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** In its place: Enter takes it, Escape leaves it as it was. */
    private void edit(LogPill pill, Button button) {
        int at = getChildren().indexOf(button);
        if (at < 0) {
            return;
        }
        var field = new TextField(model.input().written(pill));
        field.getStyleClass().add("pill-field");
        field.setAccessibleText(messages.text("log.pill.edit"));
        field.setPrefColumnCount(Math.clamp(field.getLength() + 2, 16, 40));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                if (!model.input().edit(pill, field.getText())) {
                    field.pseudoClassStateChanged(ERROR, true);
                    model.input()
                            .kql()
                            .check(field.getText())
                            .ifPresent(wrong -> field.positionCaret(Math.min(wrong.at(), field.getLength())));
                } else if (getChildren().contains(field)) {
                    refresh();
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                refresh();
                event.consume();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now && getChildren().contains(field)) {
                refresh();
            }
        });
        getChildren().set(at, field);
        field.requestFocus();
        field.selectAll();
    }

    /** Whether a pill is being written. */
    boolean isEditing() {
        return getChildren().stream().anyMatch(TextField.class::isInstance);
    }

    private Button simple(String words, Runnable remove) {
        Button pill = pill(words, words);
        pill.setOnAction(event -> remove.run());
        return pill;
    }

    private Button pill(String shown, String words) {
        var cross = new Label("\u00d7");
        cross.getStyleClass().add("pill-cross");
        var pill = new Button(shown, cross);
        pill.setContentDisplay(ContentDisplay.RIGHT);
        pill.getStyleClass().setAll("pill");
        pill.setTooltip(new Tooltip(messages.text("log.pill.remove", words)));
        pill.setAccessibleText(messages.text("log.pill.remove", words));
        pill.setMaxWidth(260);
        return pill;
    }
}
