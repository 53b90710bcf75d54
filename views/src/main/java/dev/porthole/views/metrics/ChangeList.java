package dev.porthole.views.metrics;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Since when a signal is out of its band, and what changed near that moment, the likeliest first. */
final class ChangeList extends VBox {

    private final DrillDownViewModel model;
    private final Messages messages;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    private final Label title = new Label();
    private final Button since = new Button();
    private final VBox rows = new VBox();

    ChangeList(DrillDownViewModel model, ZoneId zone) {
        this.model = model;
        this.messages = model.messages();
        this.minutes = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        getStyleClass().add("change-list");
        title.getStyleClass().add("change-title");
        title.setTooltip(new Tooltip(messages.text("metrics.changed.how")));
        since.getStyleClass().add("since-button");
        since.setTooltip(new Tooltip(messages.text("metrics.since.help")));
        since.setOnAction(event -> model.selectSince());
        since.setMinWidth(USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var header = new HBox(8, title, room, since);
        header.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("change-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.changedProperty().subscribe(this::refresh);
        model.foundProperty().subscribe(this::refresh);
        model.lookingProperty().subscribe(this::refresh);
    }

    private void refresh() {
        Optional<Instant> left = model.since();
        title.setText(
                left.isPresent()
                        ? messages.text("metrics.changed.at", minutes.format(left.get()))
                        : messages.text("metrics.changed"));
        since.setText(left.map(at -> messages.text("metrics.since", minutes.format(at)))
                .orElse(""));
        since.setVisible(left.isPresent());
        since.setManaged(left.isPresent());
        List<Change> changes = model.changedProperty().get();
        rows.getChildren().setAll(changes.stream().map(this::row).toList());
        boolean looking = model.lookingProperty().get();
        if (looking || changes.isEmpty()) {
            var said = new Label(messages.text(looking ? "metrics.changed.looking" : "metrics.changed.none"));
            said.getStyleClass().add("dim");
            said.setWrapText(true);
            rows.getChildren().add(said);
        }
    }

    private Button row(Change change) {
        var tag = new Tag();
        tag.show(messages.text("metrics.change." + change.kind()), tone(change.kind()));
        tag.setMinWidth(USE_PREF_SIZE);
        String words = messages.text(change.words());
        var text = new Label(words);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var time = new Label(seconds.format(change.at()));
        time.getStyleClass().add("dim");
        time.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(7, tag, text, time);
        line.setAlignment(Pos.CENTER_LEFT);
        var row = new Button();
        row.setGraphic(line);
        row.getStyleClass().setAll("change-row");
        row.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(row.widthProperty());
        line.setMinWidth(0);
        row.setMinWidth(0);
        row.setTooltip(new Tooltip(words));
        row.setAccessibleText(tag.getText() + ": " + words + ", " + time.getText());
        row.setOnAction(event -> model.choose(change));
        return row;
    }

    private static Tone tone(Change.Kind kind) {
        return switch (kind) {
            case ROLLOUT, CONFIG -> Tone.ACCENT;
            case RESTART, LOG -> Tone.DANGER;
            case ALERT, METRIC, NODE -> Tone.WARNING;
            case SILENCE -> Tone.NEUTRAL;
        };
    }
}
