package dev.porthole.views.logs.details;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.export.JsonText;
import dev.porthole.views.logs.rows.RowText;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All of one line: its fields, its JSON or its text in full, and what leads from it to others. */
public final class LogDetails extends VBox {

    private static final int MOST_ROWS = 9;
    private static final int CELLS = 52;
    private static final double ROW = 18;

    private final LogsViewModel model;
    private final Messages messages;
    private final DateTimeFormatter times;
    private final FollowLinks links;
    private final Label title = new Label();
    private final FlowPane follow = new FlowPane();
    private final TextArea text;
    private final TextArea whole;
    private final FieldRows fields;
    private final ScrollPane scroll;
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final VBox body = new VBox();
    private LogEntry shown =
            new LogEntry("", 0, LogLevel.UNKNOWN, new LogEntry.Origin("", "", "", ""), "", "", Map.of());

    private enum Tab {
        FIELDS,
        JSON,
        TEXT
    }

    public LogDetails(LogsViewModel model, Messages messages, DateTimeFormatter times) {
        this.model = model;
        this.messages = messages;
        this.times = times;
        this.links = new FollowLinks(model.input().kql());
        this.fields = new FieldRows(messages, new OfModel());
        this.text = area();
        this.whole = area();
        getStyleClass().add("log-details");
        title.getStyleClass().addAll("mono", "strong");
        title.setMinWidth(0);
        follow.getStyleClass().add("log-follow");
        text.getStyleClass().add("log-details-short");
        scroll = new ScrollPane(new VBox(text, fields));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), follow, body);
        show(Tab.FIELDS);
    }

    private HBox header() {
        var group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            var button = new ToggleButton(messages.text("log.details.tab." + tab));
            button.getStyleClass().setAll("log-tab");
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> show(tab));
            tabs.put(tab, button);
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox();
        header.getStyleClass().add("log-details-header");
        header.getChildren().addAll(tabs.values());
        header.getChildren()
                .addAll(
                        gap,
                        button(messages.text("log.details.copy"), "log.details.copy.help", this::copyShown),
                        button("\u00d7", "log.details.close", model::closeDetails));
        return header;
    }

    private TextArea area() {
        var area = new TextArea();
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("mono", "log-details-text");
        area.setAccessibleText(messages.text("log.details.text"));
        return area;
    }

    private void show(Tab tab) {
        tabs.forEach((each, button) -> button.setSelected(each == tab));
        if (tab == Tab.FIELDS) {
            body.getChildren().setAll(scroll);
        } else {
            body.getChildren().setAll(whole);
        }
        Node only = body.getChildren().getFirst();
        VBox.setVgrow(only, Priority.ALWAYS);
        fill();
    }

    private Tab tab() {
        return tabs.entrySet().stream()
                .filter(tab -> tab.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Tab.FIELDS);
    }

    /** The tab stays. */
    public void show(LogEntry entry) {
        shown = entry;
        scroll.setVvalue(0);
        fill();
    }

    private void fill() {
        LogEntry entry = shown;
        title.setText(times.format(Instant.ofEpochSecond(0, entry.timeNanos())));
        links();
        switch (tab()) {
            case FIELDS -> {
                text.setText(plain(entry));
                long rows = text.getText()
                        .lines()
                        .mapToLong(line -> 1 + line.length() / CELLS)
                        .sum();
                text.setPrefHeight(Math.clamp(rows, 1, MOST_ROWS) * ROW + 30);
                text.setMinHeight(USE_PREF_SIZE);
                fields.show(entry, model.knownFields());
            }
            case JSON -> whole.setText(cut(JsonText.fields(entry)));
            case TEXT -> whole.setText(plain(entry));
        }
    }

    private static String plain(LogEntry entry) {
        String all = entry.stackTrace().isEmpty() ? entry.message() : entry.message() + '\n' + entry.stackTrace();
        return SafeText.block(cut(all));
    }

    private static String cut(String all) {
        boolean cut = all.length() > RowText.MAX_BYTES;
        return cut
                ? all.substring(0, RowText.MAX_BYTES) + "\n\u2026 " + Sizes.binary(all.length() - RowText.MAX_BYTES)
                : all;
    }

    private void links() {
        List<Node> buttons = new ArrayList<>();
        buttons.add(title);
        LogEntry entry = shown;
        if (!entry.pod().isEmpty()) {
            buttons.add(link(
                    messages.text("log.details.pod", SafeText.line(entry.pod())),
                    messages.text("log.details.pod.help"),
                    () -> model.onlyPod(entry)));
        }
        if (model.around().isPossible()) {
            buttons.add(link(
                    messages.text("log.details.around"),
                    messages.text("log.details.around.help"),
                    () -> model.around().open(entry)));
        }
        for (FollowLinks.Link link : links.of(entry)) {
            String words = messages.text("log.details.follow." + link.kind(), SafeText.line(link.value()));
            buttons.add(link(
                    words,
                    messages.text("log.details.follow.help"),
                    () -> model.input().follow(List.of(link.filter()))));
        }
        follow.getChildren().setAll(buttons);
    }

    private Button link(String words, String help, Runnable action) {
        var link = new Button(words);
        link.getStyleClass().setAll("log-link");
        link.setTooltip(new Tooltip(help));
        link.setAccessibleText(words + ". " + help);
        link.setOnAction(event -> action.run());
        return link;
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

    private void copyShown() {
        copy(tab() == Tab.JSON ? JsonText.fields(shown) : plain(shown));
    }

    private static void copy(String what) {
        var content = new ClipboardContent();
        content.putString(what);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What the fields' actions do in the pane. */
    private final class OfModel implements FieldRows.Actions {
        @Override
        public void include(String field, String value) {
            model.input().add(LogFilter.field(field, value, false));
        }

        @Override
        public void exclude(String field, String value) {
            model.input().add(LogFilter.field(field, value, true));
        }

        @Override
        public void exists(String field) {
            model.input().add(model.input().kql().exists(field));
        }

        @Override
        public void copy(String what) {
            LogDetails.copy(what);
        }

        @Override
        public void column(String field) {
            model.look().columns().toggle(field);
        }
    }
}
