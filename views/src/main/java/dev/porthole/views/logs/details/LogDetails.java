package dev.porthole.views.logs.details;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.rows.RowText;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All of one line: its text in full, and its fields, each of whose values can be filtered for, filtered out or copied. */
public final class LogDetails extends VBox {

    private static final int MAX_FIELDS = 300;
    private static final int MAX_VALUE = 2000;

    private final LogsViewModel model;
    private final Messages messages;
    private final DateTimeFormatter times;
    private final Label title = new Label();
    private final TextArea text = new TextArea();
    private final GridPane fields = new GridPane();

    public LogDetails(LogsViewModel model, Messages messages, DateTimeFormatter times) {
        this.model = model;
        this.messages = messages;
        this.times = times;
        getStyleClass().add("log-details");
        title.getStyleClass().addAll("mono", "strong");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = button("\u00d7", "log.details.close", model::closeDetails);
        var copy = button(messages.text("log.details.copy"), "log.details.copy.help", () -> copy(text.getText()));
        var header = new HBox(title, gap, copy, close);
        header.getStyleClass().add("log-details-header");
        text.setEditable(false);
        text.getStyleClass().addAll("mono", "log-details-text");
        text.setAccessibleText(messages.text("log.details.text"));
        fields.getStyleClass().add("log-fields");
        var name = new ColumnConstraints();
        name.setMinWidth(120);
        name.setMaxWidth(240);
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setFillWidth(true);
        fields.getColumnConstraints().addAll(name, value);
        var scroll = new ScrollPane(new VBox(text, fields));
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
    }

    public void show(LogEntry entry) {
        title.setText(times.format(Instant.ofEpochSecond(0, entry.timeNanos())) + "  " + entry.level() + "  "
                + SafeText.line(entry.pod()));
        String whole = entry.stackTrace().isEmpty() ? entry.message() : entry.message() + '\n' + entry.stackTrace();
        boolean cut = whole.length() > RowText.MAX_BYTES;
        text.setText(SafeText.block(cut ? whole.substring(0, RowText.MAX_BYTES) : whole)
                + (cut ? "\n\u2026 " + Sizes.binary(whole.length() - RowText.MAX_BYTES) : ""));
        text.setPrefRowCount((int) Math.clamp(text.getText().lines().count(), 1, 12));
        text.setWrapText(true);
        fields.getChildren().clear();
        int row = 0;
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            if (row == MAX_FIELDS) {
                fields.add(
                        new Label(
                                messages.text("log.details.more", entry.fields().size() - MAX_FIELDS)),
                        0,
                        row);
                break;
            }
            addField(row++, field.getKey(), field.getValue());
        }
    }

    private void addField(int row, String name, String value) {
        var nameLabel = new Label(SafeText.line(name));
        nameLabel.getStyleClass().addAll("mono", "dim");
        nameLabel.setTooltip(new Tooltip(nameLabel.getText()));
        String shown = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + '\u2026' : value;
        var valueLabel = new Label(SafeText.block(shown));
        valueLabel.getStyleClass().add("mono");
        valueLabel.setWrapText(true);
        valueLabel.setMaxWidth(Double.MAX_VALUE);
        var actions = new HBox(
                button("+", "log.details.for", () -> model.input().add(LogFilter.field(name, value, false))),
                button("\u2212", "log.details.out", () -> model.input().add(LogFilter.field(name, value, true))),
                button(messages.text("log.details.copy"), "log.details.value", () -> copy(SafeText.block(value))));
        actions.getStyleClass().add("log-field-actions");
        GridPane.setValignment(nameLabel, VPos.TOP);
        GridPane.setValignment(actions, VPos.TOP);
        fields.addRow(row, nameLabel, valueLabel, actions);
    }

    private Button button(String words, String help, Runnable action) {
        var button = new Button(words);
        button.getStyleClass().setAll("log-action");
        button.setTooltip(new Tooltip(messages.text(help)));
        button.setAccessibleText(messages.text(help));
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static void copy(String what) {
        var content = new ClipboardContent();
        content.putString(what);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
