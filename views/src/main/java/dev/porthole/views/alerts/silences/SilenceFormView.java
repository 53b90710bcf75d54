package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.time.TypedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/** A silence that is being written, beside the list. Enter goes on, Esc goes back. */
final class SilenceFormView extends VBox {

    private final SilenceForm form;
    private final SilencesViewModel model;
    private final Messages messages;
    private final VBox matchers = new VBox();
    private final CustomTextField comment = new CustomTextField();
    private final Label end = new Label();
    private final Label refusal = new Label();
    private final Label question = new Label();
    private final Button send = new Button();
    private final Button back = new Button();

    SilenceFormView(SilenceForm form, SilencesViewModel model, Messages messages) {
        this.form = form;
        this.model = model;
        this.messages = messages;
        getStyleClass().add("silence-form");
        var title = new Label(messages.text(form.changes() ? "silences.form.change" : "silences.form"));
        title.getStyleClass().add("panel-title");
        var head = new HBox(title);
        head.getStyleClass().add("panel-header");
        var fields = new VBox(
                heading("silences.form.matchers"),
                matchers,
                add(),
                remark(form.matchers().problemProperty()),
                new MutedView(form.matchers(), messages),
                named(
                        "silences.form.until",
                        field(new CustomTextField(), "silences.form.until", form.untilProperty()),
                        form.untilProblemProperty()),
                presets(),
                end,
                named(
                        "silences.form.comment",
                        field(comment, "silences.form.comment", form.commentProperty()),
                        form.commentProblemProperty()),
                named(
                        "silences.form.author",
                        field(new CustomTextField(), "silences.form.author", form.authorProperty()),
                        form.authorProblemProperty()));
        fields.getStyleClass().add("silence-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("silence-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        end.getStyleClass().add("dim");
        getChildren().addAll(head, scroll, foot());
        form.matchers().rows().addListener((ListChangeListener<MatcherRow>) change -> showMatchers());
        showMatchers();
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        WhileInScene.follow(this, form.stepProperty(), this::show);
        WhileInScene.follow(this, form.refusalProperty(), this::refused);
        WhileInScene.follow(this, form.endProperty(), this::tellEnd);
    }

    /** Where the first thing is missing. */
    @Override
    public void requestFocus() {
        boolean begun = !form.matchers().read().isEmpty();
        (begun ? comment : matchers.getChildren().getFirst()).requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
            form.submit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            goBack();
            event.consume();
        }
    }

    private void goBack() {
        if (form.stepProperty().get() == SilenceForm.Step.CONFIRMING) {
            form.reconsider();
            comment.requestFocus();
        } else {
            model.closeForm();
        }
    }

    private VBox foot() {
        refusal.getStyleClass().add("silence-refusal");
        question.getStyleClass().add("silence-question");
        for (Label label : new Label[] {refusal, question}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.managedProperty().bind(label.visibleProperty());
        }
        send.getStyleClass().add("accent");
        send.setOnAction(event -> form.submit());
        back.setOnAction(event -> goBack());
        var buttons = new HBox(send, back);
        buttons.getStyleClass().add("silence-buttons");
        var foot = new VBox(refusal, question, buttons);
        foot.getStyleClass().add("silence-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private Button add() {
        var add = new Button(messages.text("silences.matcher.add"));
        add.getStyleClass().addAll("flat", "silence-add");
        add.setOnAction(event -> {
            form.matchers().add();
            matchers.getChildren().getLast().requestFocus();
        });
        return add;
    }

    private FlowPane presets() {
        var pane = new FlowPane(6, 6);
        for (SilenceEnd preset : SilenceEnd.values()) {
            var button = new Button(messages.text("silences.end." + preset));
            button.getStyleClass().add("silence-preset");
            button.setOnAction(event -> form.choose(preset));
            pane.getChildren().add(button);
        }
        return pane;
    }

    private CustomTextField field(CustomTextField field, String key, StringProperty text) {
        field.textProperty().bindBidirectional(text);
        field.setAccessibleText(messages.text(key));
        if (messages.has(key + ".prompt")) {
            field.setPromptText(messages.text(key + ".prompt"));
        }
        return field;
    }

    private VBox named(String key, CustomTextField field, ObservableValue<Phrase> problem) {
        var remark = new FieldRemark(field, messages);
        WhileInScene.follow(this, problem, remark::say);
        Label name = heading(key);
        name.setLabelFor(field);
        return new VBox(4, name, remark);
    }

    private Label heading(String key) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add("silence-heading");
        return label;
    }

    private Label remark(ObservableValue<Phrase> problem) {
        var label = new Label();
        label.getStyleClass().add("field-remark");
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        WhileInScene.follow(this, problem, phrase -> {
            label.setText(messages.text(phrase));
            label.setVisible(!phrase.isEmpty());
        });
        return label;
    }

    private void showMatchers() {
        List<Node> kept = new ArrayList<>();
        for (MatcherRow row : form.matchers().rows()) {
            kept.add(matchers.getChildren().stream()
                    .filter(view -> view instanceof MatcherRowView known && known.row() == row)
                    .findFirst()
                    .orElseGet(() -> new MatcherRowView(row, form.matchers(), messages)));
        }
        matchers.getStyleClass().setAll("matcher-rows");
        matchers.getChildren().setAll(kept);
    }

    private void show(SilenceForm.Step step) {
        boolean asks = step == SilenceForm.Step.CONFIRMING;
        question.setVisible(asks);
        if (asks) {
            String server = model.serverProperty().get();
            question.setText(
                    server.isEmpty()
                            ? messages.text("silences.confirm.anywhere")
                            : messages.text("silences.confirm", server));
        }
        send.setDisable(step == SilenceForm.Step.WRITING);
        send.setText(messages.text(
                switch (step) {
                    case EDITING -> form.changes() ? "silences.save" : "silences.send";
                    case CONFIRMING -> "silences.confirm.yes";
                    case WRITING -> "silences.writing";
                }));
        back.setText(messages.text(asks ? "silences.reconsider" : "silences.cancel"));
        if (asks) {
            send.requestFocus();
        }
    }

    private void refused(@Nullable Failure failure) {
        refusal.setVisible(failure != null);
        refusal.setText(failure == null ? "" : messages.text(new FailureTexts().sentence(failure)));
    }

    private void tellEnd(@Nullable Instant instant) {
        end.setText(
                instant == null
                        ? ""
                        : messages.text(
                                "silences.ends",
                                VisibleText.of(new TypedTime(form.zone()).written(instant)),
                                SilenceWords.left(form.now(), instant)));
    }
}
