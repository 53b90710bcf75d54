package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line over an opened signal: what it is, what it is narrowed to, by what it is grouped and compared. */
final class DrillDownHeader extends HBox {

    private final DrillDownViewModel model;
    private final Messages messages;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    private final Label title = new Label();
    private final HBox pills = new HBox();
    private final Label doubts = new Label();
    private final MenuButton by = new MenuButton();
    private final MenuButton compare = new MenuButton();
    private final Button copy = new Button();
    private final Button edit = new Button();

    DrillDownHeader(DrillDownViewModel model, ZoneId zone, Runnable copyQuery) {
        this.model = model;
        this.messages = model.messages();
        this.minutes = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        getStyleClass().addAll("panel-header", "drill-down-header");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        pills.getStyleClass().add("log-pills");
        pills.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        copy.setText(messages.text("metrics.copyQuery"));
        copy.setOnAction(event -> copyQuery.run());
        edit.setText(messages.text("metrics.editQuery"));
        edit.setVisible(false);
        edit.setManaged(false);
        for (var control : List.of(by, compare, edit, copy)) {
            control.getStyleClass().add("metrics-button");
            control.setMinWidth(USE_PREF_SIZE);
        }
        fillCompare();
        doubts.getStyleClass().add("drill-down-doubts");
        doubts.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, pills, room, doubts, by, compare, edit, copy);
        model.signalProperty().subscribe(this::refresh);
        model.chosenProperty().subscribe(this::refresh);
        model.foundProperty().subscribe(this::refresh);
        model.compareProperty().subscribe(this::refresh);
        model.time().choiceProperty().subscribe(this::refresh);
    }

    /** Offers to edit the query, too. */
    void setOnEdit(Consumer<String> onEdit) {
        edit.setOnAction(
                event -> onEdit.accept(model.foundProperty().get().answer().query()));
        edit.setVisible(true);
        edit.setManaged(true);
    }

    private void refresh() {
        DrillDown found = model.foundProperty().get();
        String grouping = found.answer().by();
        title.setText(
                grouping.isEmpty()
                        ? model.title()
                        : messages.text("metrics.title", model.title(), grouping(messages, grouping)));
        by.setText(messages.text("metrics.by", grouping.isEmpty() ? "\u2013" : grouping(messages, grouping)));
        by.setDisable(found.answer().groupings().isEmpty());
        fillGroupings(found);
        compare.setText(messages.text(
                "metrics.compare",
                messages.text("metrics.compare." + model.compareProperty().get())));
        copy.setDisable(found.answer().query().isEmpty());
        edit.setDisable(found.answer().query().isEmpty());
        tellDoubts(found.answer().doubts());
        fillPills();
    }

    private void tellDoubts(List<Phrase> sentences) {
        String all = sentences.stream().map(messages::text).collect(Collectors.joining("\n"));
        doubts.setVisible(!sentences.isEmpty());
        doubts.setManaged(!sentences.isEmpty());
        doubts.setText(messages.text("metrics.doubts", sentences.size()));
        doubts.setTooltip(all.isEmpty() ? null : new Tooltip(all));
        doubts.setAccessibleText(doubts.getText() + ": " + all);
    }

    private void fillPills() {
        var all = new ArrayList<Node>();
        Labels chosen = model.chosenProperty().get();
        // The namespace goes without saying beside what is in it.
        List<String> unsaid = chosen.size() > 1 ? List.of("namespace") : List.of();
        chosen.without(unsaid)
                .forEach((name, value) -> all.add(pill(
                        messages.text("metrics.pill", grouping(messages, name), value), () -> model.forget(name))));
        TimeRange part = model.time().selection();
        if (part != null) {
            all.add(pill(words(part), () -> model.time().selectAll()));
        }
        pills.getChildren().setAll(all);
    }

    private String words(TimeRange range) {
        boolean close = range.length().toMinutes() < 5;
        return written(range.start(), close) + " \u2013 " + written(range.end(), close);
    }

    private String written(Instant at, boolean close) {
        return (close ? seconds : minutes).format(at);
    }

    private Button pill(String words, Runnable remove) {
        var pill = new Button(words + " \u00d7");
        pill.getStyleClass().setAll("pill");
        pill.setTooltip(new Tooltip(messages.text("metrics.pill.remove", words)));
        pill.setAccessibleText(messages.text("metrics.pill.remove", words));
        pill.setOnAction(event -> remove.run());
        pill.setMaxWidth(220);
        return pill;
    }

    private void fillGroupings(DrillDown found) {
        var group = new ToggleGroup();
        by.getItems()
                .setAll(found.answer().groupings().stream()
                        .map(label -> item(
                                group,
                                grouping(messages, label),
                                label.equals(found.answer().by()),
                                () -> model.byProperty().set(label)))
                        .toList());
    }

    private void fillCompare() {
        var group = new ToggleGroup();
        for (Compare each : Compare.values()) {
            compare.getItems()
                    .add(item(
                            group,
                            messages.text("metrics.compare." + each),
                            each == model.compareProperty().get(),
                            () -> model.compareProperty().set(each)));
        }
    }

    private static RadioMenuItem item(ToggleGroup group, String text, boolean chosen, Runnable choose) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> choose.run());
        return item;
    }

    /** A label's name in words where there are some, else as it is. */
    static String grouping(Messages messages, String label) {
        String key = "metrics.grouping." + label;
        return messages.has(key) ? messages.text(key) : VisibleText.of(label);
    }
}
