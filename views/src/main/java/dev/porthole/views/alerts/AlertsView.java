package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.bridge.HeldOrder;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Tone;
import dev.porthole.views.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of alerts. */
public final class AlertsView extends VBox {

    private static final double ROW_HEIGHT = 48;
    private static final double LEAST_FOR_PATH = 150;

    private final AlertsViewModel model;
    private final Messages messages;
    private final Ticks ticks;
    private final ListView<AlertRow> list = new ListView<>();
    private final Label note = new Label();
    private final Tag narrowed = new Tag();
    private final Label path = new Label();
    private final Region dot = new Region();
    private final Label more = new Label();
    private final HBox header;
    private final HeldOrder<AlertRow> held;
    private final StaleLine stale;
    private final Notice notice;
    private final TextField filter = new TextField();
    private boolean all;
    private Consumer<Labels> onAlert = labels -> {};

    public AlertsView(AlertsViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        this.ticks = ticks;
        getStyleClass().add("alerts-pane");
        stale = new StaleLine(messages, model.clock());
        notice = new Notice(messages);
        held = new HeldOrder<>(list, list.getItems(), AlertRow::id, this::tellState);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText(messages.text("alerts.title"));
        list.setPlaceholder(new Label());
        list.setCellFactory(view -> cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        more.getStyleClass().addAll("dim", "alert-more");
        path.getStyleClass().add("alert-path");
        path.setGraphic(dot);
        dot.getStyleClass().add("dot");
        path.setMaxWidth(Double.MAX_VALUE);
        var body = new StackPane(list, notice);
        body.setMinHeight(0);
        list.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        header = header();
        getChildren().addAll(header, stale, body, more, path);
        heightProperty().addListener(property -> placePath());
        model.boardProperty().addListener((property, before, now) -> show(now));
        model.observationProperty().addListener((property, before, now) -> tell(now));
        show(model.boardProperty().get());
        WhileInScene.keep(this, () -> {
            model.attach();
            return ticks.each(() -> {
                model.tick();
                stale.tick();
            });
        });
    }

    /** Called with the labels of an alert that is clicked or entered. */
    public void setOnAlert(Consumer<Labels> onAlert) {
        this.onAlert = onAlert;
    }

    /** Says that only the alerts of a service are shown; empty for all. */
    public void setNarrowed(ObservableValue<String> service) {
        WhileInScene.follow(this, service, name -> {
            narrowed.show(name.isEmpty() ? "" : messages.text("alerts.narrowed", name), Tone.ACCENT);
            narrowed.setManaged(!name.isEmpty());
            narrowed.setVisible(!name.isEmpty());
            tell(model.observationProperty().get());
        });
    }

    /** Also those that something keeps from their receivers, below the others; and a field whose words narrow all down. */
    public void showAll() {
        all = true;
        filter.getStyleClass().add("filter-field");
        filter.setPromptText(messages.text("alerts.filter"));
        filter.setAccessibleText(messages.text("alerts.filter.help"));
        filter.setTooltip(new Tooltip(messages.text("alerts.filter.help")));
        filter.textProperty()
                .addListener(
                        (property, before, now) -> show(model.boardProperty().get()));
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        header.getChildren().add(filter);
        show(model.boardProperty().get());
    }

    private List<AlertRow> rows(AlertBoard board) {
        if (!all) {
            return board.rows();
        }
        List<String> words = filter.getText().isBlank()
                ? List.of()
                : List.of(filter.getText().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return Stream.concat(board.rows().stream(), board.suppressed().stream())
                .filter(row -> row.matches(words))
                .toList();
    }

    /** More that can be done with alerts, at the right of the title. */
    public void offer(List<? extends Node> more) {
        header.getChildren().addAll(more);
    }

    private HBox header() {
        var title = new Label(messages.text("alerts.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("panel-note");
        narrowed.setManaged(false);
        narrowed.setVisible(false);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(title, note, narrowed, space);
        line.getStyleClass().add("panel-header");
        return line;
    }

    private AlertCell cell() {
        var cell = new AlertCell(messages, model.nowProperty());
        cell.setOnMouseClicked(event -> {
            AlertRow row = cell.getItem();
            if (event.getButton() == MouseButton.PRIMARY && row != null) {
                onAlert.accept(row.labels());
            }
        });
        return cell;
    }

    private void key(KeyEvent event) {
        AlertRow selected = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            onAlert.accept(selected.labels());
            event.consume();
        }
    }

    /** Listens from the first time on: the top bar's count goes on when the list is off screen. */
    private void show(AlertBoard board) {
        AlertRow selected = list.getSelectionModel().getSelectedItem();
        List<AlertRow> rows = rows(board);
        if (!list.getItems().equals(rows)) {
            held.show(rows);
            reselect(selected);
        }
        note.setText(note(board));
        more.setText(messages.text("alerts.more", board.more()));
        more.setManaged(board.more() > 0);
        more.setVisible(board.more() > 0);
        boolean known = board.path() != AlertBoard.Path.UNKNOWN;
        placePath();
        if (known) {
            boolean works = board.path() == AlertBoard.Path.WORKS;
            path.setText(messages.text("alerts.path." + board.path()));
            path.setTooltip(new Tooltip(messages.text("alerts.path." + board.path() + ".help")));
            Tag.colour(path, works ? Tone.SUCCESS : Tone.DANGER);
            Tag.colour(dot, works ? Tone.SUCCESS : Tone.DANGER);
        }
        tell(model.observationProperty().get());
    }

    /** Where there is hardly room for a row, it is told only when it is broken. */
    private void placePath() {
        AlertBoard.Path stands = model.boardProperty().get().path();
        boolean shown = stands != AlertBoard.Path.UNKNOWN
                && (stands != AlertBoard.Path.WORKS || getHeight() == 0 || getHeight() >= LEAST_FOR_PATH);
        path.setManaged(shown);
        path.setVisible(shown);
    }

    private void reselect(@Nullable AlertRow selected) {
        for (int i = 0; selected != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).id().equals(selected.id())) {
                list.getSelectionModel().select(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private String note(AlertBoard board) {
        if (model.observationProperty().get().known().isEmpty()) {
            return "";
        }
        var words = new ArrayList<String>();
        words.add(messages.text("alerts.note.firing", board.firing()));
        if (board.pending() > 0) {
            words.add(messages.text("alerts.note.pending", board.pending()));
        }
        if (board.silenced() > 0) {
            words.add(messages.text("alerts.note.silenced", board.silenced()));
        }
        if (board.inhibited() > 0) {
            words.add(messages.text("alerts.note.inhibited", board.inhibited()));
        }
        return String.join(" \u00b7 ", words);
    }

    private void tell(Observation<List<AlertGroup>> state) {
        stale.hide();
        boolean empty = list.getItems().isEmpty();
        switch (state) {
            case Observation.Pending<List<AlertGroup>> pending -> say(empty, "alerts.notice.asking");
            case Observation.Failed<List<AlertGroup>>(var failure, var at) -> {
                if (empty) {
                    notice.say(failure);
                } else {
                    notice.hide();
                    stale.show(failure, at);
                }
            }
            case Observation.Stale<List<AlertGroup>>(var value, var at, var failure) -> {
                stale.show(failure, at);
                say(empty, "alerts.notice.none");
            }
            case Observation.Fresh<List<AlertGroup>>(var value, var at, var notes) -> {
                stale.showMissing(notes);
                say(empty, "alerts.notice.none");
            }
        }
    }

    private void tellState() {
        tell(model.observationProperty().get());
    }

    private void say(boolean empty, String key) {
        if (!empty) {
            notice.hide();
        } else if (key.equals("alerts.notice.none") && !filter.getText().isBlank()) {
            notice.say("alerts.notice.none.found");
        } else {
            boolean none = key.equals("alerts.notice.none") && narrowed.isVisible();
            notice.say(none ? "alerts.notice.none.narrowed" : key);
        }
    }
}
