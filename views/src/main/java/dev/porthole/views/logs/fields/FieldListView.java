package dev.porthole.views.logs.fields;

import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.fields.FieldProfile;
import dev.porthole.connectors.api.logs.fields.FieldProfiles;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.columns.LogColumns;
import dev.porthole.views.logs.query.LogInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The fields by name, each with its type and how many lines have it; a click opens its most frequent values. */
public final class FieldListView extends VBox {

    /** More are found by searching. */
    private static final int MOST = 120;

    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final PseudoClass COLUMN = PseudoClass.getPseudoClass("column");

    private final FieldListModel model;
    private final LogInput input;
    private final LogColumns columns;
    private final Messages messages;
    private final TextField search = new TextField();
    private final Label counted = new Label();
    private final VBox list = new VBox();
    private String open = "";

    public FieldListView(FieldListModel model, LogInput input, LogColumns columns, Messages messages) {
        this.model = model;
        this.input = input;
        this.columns = columns;
        this.messages = messages;
        getStyleClass().add("log-field-list");
        search.setPromptText(messages.text("log.fields.search"));
        search.setAccessibleText(messages.text("log.fields.search"));
        search.textProperty().addListener(property -> refill());
        counted.getStyleClass().add("log-field-type");
        counted.setWrapText(true);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, counted, scroll);
        model.profilesProperty().addListener((property, before, now) -> refill());
        columns.fields().addListener((Observable changed) -> refill());
    }

    private void refill() {
        FieldProfiles profiles = model.profilesProperty().get();
        counted.setText(messages.text("log.fields.counted", profiles.lines()));
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        List<Node> rows = new ArrayList<>();
        for (FieldProfile profile : profiles.fields()) {
            if (profile.field().name().toLowerCase(Locale.ROOT).contains(wanted)) {
                rows.add(row(profile, profiles.lines()));
                if (profile.field().name().equals(open)) {
                    rows.add(values(profile));
                }
            }
            if (rows.size() >= MOST) {
                rows.add(new Label(messages.text("log.fields.more")));
                break;
            }
        }
        list.getChildren().setAll(rows);
    }

    private Button row(FieldProfile profile, int lines) {
        String name = profile.field().name();
        boolean column = columns.fields().contains(name);
        long share = lines == 0 ? 0 : Math.round(100.0 * profile.lines() / lines);
        String told = profile.lines() == 0 ? "\u2013" : share == 0 ? "<1 %" : share + " %";
        var nameLabel = new Label((column ? "\u25a5 " : "") + VisibleText.of(name));
        nameLabel.getStyleClass().addAll("mono", "log-field-name");
        nameLabel.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var shareLabel = new Label(told);
        shareLabel.getStyleClass().add("log-field-type");
        shareLabel.setMinWidth(USE_PREF_SIZE);
        var content = new HBox(4, nameLabel, gap, shareLabel);
        var row = new Button("", content);
        row.getStyleClass().setAll("log-field-button");
        row.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(row.widthProperty().subtract(18));
        row.pseudoClassStateChanged(ABSENT, profile.lines() == 0);
        row.pseudoClassStateChanged(COLUMN, name.equals(open));
        String help = messages.text(
                "log.fields.row", VisibleText.of(name), profile.field().type(), told);
        row.setTooltip(new Tooltip(help));
        row.setAccessibleText(help);
        row.setOnAction(event -> {
            open = name.equals(open) ? "" : name;
            refill();
            refocus(name);
        });
        row.setUserData(name);
        return row;
    }

    /** The rows were made anew; the keys stay where they were. */
    private void refocus(String name) {
        list.getChildren().stream()
                .filter(row -> name.equals(row.getUserData()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private VBox values(FieldProfile profile) {
        String name = profile.field().name();
        var box = new VBox();
        box.getStyleClass().add("log-field-values");
        var type = new Label(messages.text("log.fields.values", profile.field().type(), profile.distinct()));
        type.getStyleClass().add("log-field-type");
        box.getChildren().add(type);
        for (FieldValue value : profile.top()) {
            box.getChildren().add(value(name, value, profile.lines()));
        }
        boolean column = columns.fields().contains(name);
        var actions = new HBox(
                action(
                        messages.text(column ? "log.fields.column.off" : "log.fields.column.on"),
                        messages.text("log.details.column"),
                        () -> columns.toggle(name)),
                action(
                        messages.text("log.fields.exists"),
                        messages.text("log.details.exists"),
                        () -> input.add(input.kql().exists(name))));
        if (column) {
            actions.getChildren()
                    .addAll(
                            action("\u2190", messages.text("log.fields.left"), () -> columns.move(name, -1)),
                            action("\u2192", messages.text("log.fields.right"), () -> columns.move(name, 1)));
        }
        box.getChildren().add(actions);
        return box;
    }

    private StackPane value(String name, FieldValue value, int of) {
        var text = new Label(value.value().isEmpty() ? "\"\"" : VisibleText.of(value.value()));
        text.getStyleClass().addAll("mono", "log-field-value");
        text.setMinWidth(0);
        text.setTooltip(new Tooltip(text.getText()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var count = new Label(String.valueOf(value.lines()));
        count.getStyleClass().add("log-field-type");
        count.setMinWidth(USE_PREF_SIZE);
        var bar = new Region();
        bar.getStyleClass().add("log-field-bar");
        bar.setMouseTransparent(true);
        bar.setMaxWidth(USE_PREF_SIZE);
        var line = new HBox(
                3,
                text,
                gap,
                count,
                action(
                        "+",
                        messages.text("log.details.for"),
                        () -> input.add(LogFilter.field(name, value.value(), false))),
                action(
                        "\u2212",
                        messages.text("log.details.out"),
                        () -> input.add(LogFilter.field(name, value.value(), true))));
        line.getStyleClass().add("log-field-line");
        var row = new StackPane(bar, line);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        bar.prefWidthProperty().bind(row.widthProperty().multiply((double) value.lines() / Math.max(1, of)));
        return row;
    }

    private Button action(String words, String help, Runnable action) {
        var button = new Button(words);
        button.getStyleClass().setAll("log-action");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
