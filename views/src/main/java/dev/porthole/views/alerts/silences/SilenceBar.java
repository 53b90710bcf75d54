package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done with the silence that is selected; each change is asked for once, here. */
final class SilenceBar extends VBox {

    private final SilencesViewModel model;
    private final Messages messages;
    private final ObservableValue<@Nullable SilenceRow> selected;
    private final FlowPane actions = new FlowPane(8, 6);
    private final Label question = new Label();
    private final Label refusal = new Label();
    private final Button yes = new Button();
    private final HBox answers;

    SilenceBar(SilencesViewModel model, Messages messages, ObservableValue<@Nullable SilenceRow> selected) {
        this.model = model;
        this.messages = messages;
        this.selected = selected;
        getStyleClass().add("silence-bar");
        question.getStyleClass().add("silence-question");
        refusal.getStyleClass().add("silence-refusal");
        for (Label label : new Label[] {question, refusal}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        yes.getStyleClass().add("accent");
        yes.setOnAction(event -> model.confirm());
        Button no = new Button(messages.text("silences.keep"));
        no.setOnAction(event -> model.forget());
        answers = new HBox(yes, no);
        answers.getStyleClass().add("silence-buttons");
        for (Node node : new Node[] {actions, question, refusal, answers}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(refusal, question, answers, actions);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && model.questionProperty().get().isPresent()) {
                model.forget();
                event.consume();
            }
        });
        WhileInScene.follow(this, model.questionProperty(), this::ask);
        WhileInScene.follow(this, model.refusalProperty(), this::refused);
        WhileInScene.follow(this, model.writableProperty(), now -> offer(selected.getValue()));
        WhileInScene.follow(this, selected, this::offer);
        managedProperty().bind(visibleProperty());
    }

    private void offer(@Nullable SilenceRow row) {
        boolean may = row != null && model.writableProperty().get();
        if (row != null && may) {
            boolean over = row.state() == Silence.State.EXPIRED;
            actions.getChildren().clear();
            if (over) {
                action("silences.again", () -> model.edit(row));
            } else {
                action("silences.extend.hour", () -> model.ask(new SilenceChange.Extend(row, Duration.ofHours(1))));
                action("silences.extend.day", () -> model.ask(new SilenceChange.Extend(row, Duration.ofDays(1))));
                action("silences.edit", () -> model.edit(row));
                action("silences.expire", () -> model.ask(new SilenceChange.End(row)));
            }
        }
        actions.setVisible(may && model.questionProperty().get().isEmpty());
        fit();
    }

    private void action(String key, Runnable run) {
        var button = new Button(messages.text(key));
        button.setOnAction(event -> run.run());
        actions.getChildren().add(button);
    }

    private void ask(Optional<SilenceChange> change) {
        question.setVisible(change.isPresent());
        answers.setVisible(change.isPresent());
        change.ifPresent(wanted -> {
            String server = model.serverProperty().get();
            question.setText(
                    switch (wanted) {
                        case SilenceChange.Extend(var row, var by) ->
                            messages.text(
                                    "silences.extend.ask",
                                    SilenceWords.left(
                                            model.nowProperty().get(),
                                            row.silence().endsAt().plus(by)),
                                    server);
                        case SilenceChange.End(var row) ->
                            messages.text("silences.expire.ask", row.muted().count(), server);
                    });
            yes.setText(
                    messages.text(wanted instanceof SilenceChange.End ? "silences.expire.yes" : "silences.extend.yes"));
            yes.requestFocus();
        });
        offer(selected.getValue());
    }

    private void refused(@Nullable Failure failure) {
        refusal.setVisible(failure != null);
        refusal.setText(failure == null ? "" : messages.text(new FailureTexts().sentence(failure)));
        fit();
    }

    private void fit() {
        setVisible(actions.isVisible() || question.isVisible() || refusal.isVisible());
    }
}
