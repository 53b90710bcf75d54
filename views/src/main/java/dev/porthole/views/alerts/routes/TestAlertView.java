package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** A test alert: its name and severity, one question, and what has become of it. */
final class TestAlertView extends VBox {

    private static final List<String> SEVERITIES = List.of("info", "warning", "critical", "page");

    private final TestAlertViewModel model;
    private final Messages messages;
    private final Function<Labels, String> receivers;
    private final CustomTextField name = new CustomTextField();
    private final Label said = new Label();
    private final Button send = new Button();
    private final Button other = new Button();

    /** @param receivers who would get these labels, in words */
    TestAlertView(TestAlertViewModel model, Messages messages, Function<Labels, String> receivers) {
        this.model = model;
        this.messages = messages;
        this.receivers = receivers;
        getStyleClass().add("route-card");
        var title = new Label(messages.text("routes.test"));
        title.getStyleClass().add("route-heading");
        Label help = new Label(messages.text("routes.test.help"));
        help.getStyleClass().addAll("dim", "rule-small");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setAccessibleText(messages.text("routes.test.name"));
        var remark = new FieldRemark(name, messages);
        WhileInScene.follow(this, model.nameProblemProperty(), remark::say);
        HBox.setHgrow(remark, Priority.ALWAYS);
        var severity = new ComboBox<>(FXCollections.observableArrayList(SEVERITIES));
        severity.setAccessibleText(messages.text("routes.test.severity"));
        severity.valueProperty().bindBidirectional(model.severityProperty());
        severity.setMinWidth(USE_PREF_SIZE);
        var fields = new HBox(remark, severity);
        fields.getStyleClass().add("route-fields");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.managedProperty().bind(said.visibleProperty());
        other.managedProperty().bind(other.visibleProperty());
        send.setOnAction(event -> model.submit(messages.text("routes.test.text")));
        other.setOnAction(event -> otherwise());
        var buttons = new HBox(send, other);
        buttons.getStyleClass().add("silence-buttons");
        getChildren().addAll(title, help, fields, said, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        WhileInScene.follow(this, model.stateProperty(), this::show);
    }

    void tick() {
        model.tick();
        if (model.stateProperty().get() instanceof TestAlertViewModel.State.Firing firing) {
            show(firing);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() == name) {
            model.submit(messages.text("routes.test.text"));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && model.stateProperty().get() instanceof TestAlertViewModel.State.Confirming) {
            model.back();
            event.consume();
        }
    }

    private void otherwise() {
        if (model.stateProperty().get() instanceof TestAlertViewModel.State.Firing) {
            model.resolve();
        } else {
            model.back();
        }
    }

    private void show(TestAlertViewModel.State state) {
        boolean writable = model.isWritable();
        boolean asks = state instanceof TestAlertViewModel.State.Confirming;
        boolean fires = state instanceof TestAlertViewModel.State.Firing;
        said.getStyleClass().removeAll("silence-question", "silence-refusal", "dim");
        String words = words(state);
        said.setText(words.isEmpty() && !writable ? messages.text("silences.readOnly.help") : words);
        said.getStyleClass().add(style(state));
        said.setVisible(!said.getText().isEmpty());
        send.setText(messages.text(asks ? "routes.test.yes" : "routes.test.send"));
        send.setDisable(!writable || fires || state instanceof TestAlertViewModel.State.Sending);
        send.getStyleClass().remove("accent");
        if (asks) {
            send.getStyleClass().add("accent");
        }
        other.setVisible(asks || fires);
        other.setText(messages.text(fires ? "routes.test.resolve" : "silences.reconsider"));
    }

    private String words(TestAlertViewModel.State state) {
        return switch (state) {
            case TestAlertViewModel.State.Ready ready -> "";
            case TestAlertViewModel.State.Confirming confirming ->
                messages.text("routes.test.ask", receivers.apply(model.labels()));
            case TestAlertViewModel.State.Sending sending -> messages.text("routes.test.sending");
            case TestAlertViewModel.State.Firing(var alert, var server) -> {
                Duration left = Duration.between(model.clock().instant(), alert.endsAt());
                yield left.isPositive()
                        ? messages.text("routes.test.fires", server, new Amount(left.toSeconds() + 1, Quantity.SECONDS))
                        : messages.text("routes.test.ending", server);
            }
            case TestAlertViewModel.State.Resolved(var server) -> messages.text("routes.test.resolved", server);
            case TestAlertViewModel.State.Refused(var failure) ->
                VisibleText.of(messages.text(new FailureTexts().sentence(failure)));
        };
    }

    private static String style(TestAlertViewModel.State state) {
        return switch (state) {
            case TestAlertViewModel.State.Confirming confirming -> "silence-question";
            case TestAlertViewModel.State.Refused refused -> "silence-refusal";
            default -> "dim";
        };
    }
}
