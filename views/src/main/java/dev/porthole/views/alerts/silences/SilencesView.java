package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.views.bridge.HeldOrder;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Tone;
import dev.porthole.views.time.Ticks;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of silences, and beside it the form of the one that is being written. */
public final class SilencesView extends VBox {

    private static final double ROW_HEIGHT = 52;
    private static final double FORM_WIDTH = 430;
    /** Of the list beside the form; with less there is only the form. */
    private static final double LEAST_LIST = 330;

    private final SilencesViewModel model;
    private final Messages messages;
    private final ListView<SilenceRow> list = new ListView<>();
    private final HeldOrder<SilenceRow> held;
    private final Label note = new Label();
    private final Button fresh = new Button();
    private final Label news = new Label();
    private final Notice notice;
    private final StaleLine stale;
    private final VBox left;
    private final HBox body = new HBox();

    public SilencesView(SilencesViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("alerts-pane", "silences-pane");
        notice = new Notice(messages);
        stale = new StaleLine(messages, model.clock());
        held = new HeldOrder<>(list, list.getItems(), SilenceRow::id, () -> {});
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText(messages.text("silences.title"));
        list.setPlaceholder(new Label());
        list.setCellFactory(view -> new SilenceCell(messages, model.nowProperty()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                edit();
            }
        });
        news.getStyleClass().add("silence-news");
        news.setWrapText(true);
        news.setMinHeight(USE_PREF_SIZE);
        news.setMaxWidth(Double.MAX_VALUE);
        news.managedProperty().bind(news.visibleProperty());
        var rows = new StackPane(list, notice);
        rows.setMinHeight(0);
        list.setMinHeight(0);
        VBox.setVgrow(rows, Priority.ALWAYS);
        left = new VBox(
                rows, new SilenceBar(model, messages, list.getSelectionModel().selectedItemProperty()));
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        body.getChildren().add(left);
        body.widthProperty().addListener(property -> fit());
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(header(), stale, news, body);
        WhileInScene.follow(this, model.rowsProperty(), this::show);
        WhileInScene.follow(this, model.observationProperty(), this::tell);
        WhileInScene.follow(this, model.formProperty(), this::showForm);
        WhileInScene.follow(this, model.newsProperty(), this::tellNews);
        WhileInScene.follow(this, model.writableProperty(), writes -> fresh.setDisable(!writes));
        WhileInScene.keep(
                this,
                () -> ticks.each(() -> {
                    model.tick();
                    stale.tick();
                }));
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private HBox header() {
        var title = new Label(messages.text("silences.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("panel-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var expired = new CheckBox(messages.text("silences.expired"));
        expired.setMinWidth(USE_PREF_SIZE);
        expired.selectedProperty().bindBidirectional(model.expiredProperty());
        fresh.setText(messages.text("silences.new"));
        fresh.setMinWidth(USE_PREF_SIZE);
        fresh.getStyleClass().add("silence-new");
        fresh.setOnAction(event -> model.silence(Labels.EMPTY));
        var header = new HBox(title, note, gap, expired, fresh);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private void key(KeyEvent event) {
        SilenceRow row = list.getSelectionModel().getSelectedItem();
        if (row == null || !model.writableProperty().get()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            edit();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && row.state() != Silence.State.EXPIRED) {
            model.ask(new SilenceChange.End(row));
            event.consume();
        }
    }

    private void edit() {
        SilenceRow row = list.getSelectionModel().getSelectedItem();
        if (row != null && model.writableProperty().get()) {
            model.edit(row);
        }
    }

    private void show(List<SilenceRow> rows) {
        SilenceRow selected = list.getSelectionModel().getSelectedItem();
        held.show(rows);
        if (selected != null) {
            list.getItems().stream()
                    .filter(row -> row.id().equals(selected.id()))
                    .findFirst()
                    .ifPresentOrElse(
                            list.getSelectionModel()::select,
                            () -> list.getSelectionModel().clearSelection());
        }
        long active =
                rows.stream().filter(row -> row.state() == Silence.State.ACTIVE).count();
        note.setText(messages.text("silences.note", active));
        tell(model.observationProperty().get());
    }

    private void tell(Observation<List<Silence>> state) {
        boolean none = model.rowsProperty().get().isEmpty();
        stale.hide();
        notice.hide();
        switch (state) {
            case Observation.Pending<List<Silence>> pending -> notice.say("silences.asking");
            case Observation.Failed<List<Silence>>(var failure, var at) -> notice.say(failure);
            case Observation.Stale<List<Silence>>(var value, var at, var failure) -> stale.show(failure, at);
            case Observation.Fresh<List<Silence>> fresh -> {
                if (none) {
                    notice.say("silences.none");
                }
            }
        }
    }

    private void tellNews(Phrase phrase) {
        news.setText(messages.text(phrase));
        news.setVisible(!phrase.isEmpty());
        Tag.colour(news, model.isUrgent() ? Tone.WARNING : Tone.NEUTRAL);
    }

    private void showForm(@Nullable SilenceForm form) {
        if (form == null) {
            body.getChildren().setAll(left);
            list.requestFocus();
        } else {
            var view = new SilenceFormView(form, model, messages);
            view.setMinWidth(0);
            view.setPrefWidth(FORM_WIDTH);
            body.getChildren().setAll(left, view);
            view.requestFocus();
        }
        fit();
    }

    /** Where there is no room for both, the form stands alone. */
    private void fit() {
        boolean both = body.getChildren().size() == 1 || body.getWidth() - FORM_WIDTH >= LEAST_LIST;
        left.setManaged(both);
        left.setVisible(both);
        if (body.getChildren().size() > 1) {
            HBox.setHgrow(body.getChildren().getLast(), both ? Priority.NEVER : Priority.ALWAYS);
        }
    }
}
