package dev.porthole.views.forwards;

import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.text.FailureTexts;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/** Forwards: what is open, where it is on this machine and how it stands, and a form for one more. */
public final class ForwardsView extends VBox {

    private static final int COMPLETIONS = 8;

    private final ForwardsViewModel model;
    private final Messages messages;
    private final FailureTexts failures = new FailureTexts();
    private final VBox rows = new VBox();
    private final CustomTextField target = new CustomTextField();
    private final CustomTextField port = new CustomTextField();

    public ForwardsView(ForwardsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("forwards-pane");
        var title = new Label(messages.text("forwards.title"));
        title.getStyleClass().add("panel-title");
        var header = new HBox(title);
        header.getStyleClass().add("panel-header");
        rows.getStyleClass().add("forward-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, form(), scroll);
        model.openProperty().addListener((property, before, now) -> show(now));
        show(model.openProperty().get());
        WhileInScene.keep(this, () -> {
            model.list();
            return model.attach();
        });
    }

    @Override
    public void requestFocus() {
        target.requestFocus();
    }

    private VBox form() {
        target.setPromptText(messages.text("forwards.target.prompt"));
        target.setAccessibleText(messages.text("forwards.target"));
        target.getStyleClass().add("forward-target");
        TextFields.bindAutoCompletion(target, request -> model.complete(request.getUserText()))
                .setVisibleRowCount(COMPLETIONS);
        port.setPromptText(messages.text("forwards.port.prompt"));
        port.setAccessibleText(messages.text("forwards.port"));
        port.getStyleClass().add("forward-port");
        port.setPrefColumnCount(6);
        var open = new Button(messages.text("forwards.open"));
        open.getStyleClass().add("forward-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(event -> open());
        target.setOnAction(event -> open());
        port.setOnAction(event -> open());
        FieldRemark portRemark = remarked(port, model.portProblemProperty());
        HBox.setHgrow(portRemark, Priority.ALWAYS);
        var line = new HBox(portRemark, open);
        line.getStyleClass().addAll("forward-line", "forward-port-line");
        var form = new VBox(remarked(target, model.targetProblemProperty()), line);
        form.getStyleClass().add("forward-form");
        return form;
    }

    private void open() {
        model.open(target.getText(), port.getText());
    }

    private FieldRemark remarked(CustomTextField field, ObservableValue<Phrase> problem) {
        var remark = new FieldRemark(field, messages);
        problem.subscribe(remark::say);
        return remark;
    }

    private void show(List<Forward> forwards) {
        rows.getChildren()
                .setAll(
                        forwards.isEmpty()
                                ? List.of(empty())
                                : forwards.stream().map(this::row).toList());
    }

    private Label empty() {
        var label = new Label(messages.text("forwards.none"));
        label.getStyleClass().add("dim");
        label.setWrapText(true);
        return label;
    }

    private Node row(Forward forward) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(tone(forward.state())), true);
        var name = new Label(
                VisibleText.of(forward.target() + " \u00b7 " + forward.target().namespace()));
        name.getStyleClass().add("strong");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ForwardTarget leads = forward.target();
        var close = new Button(messages.text("forwards.close"));
        close.setAccessibleText(messages.text("forwards.close.of", leads.toString()));
        close.setOnAction(event -> model.close(leads));
        close.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(dot, name, gap, close);
        head.getStyleClass().add("forward-line");
        String url = "http://127.0.0.1:" + forward.localPort();
        var copy = new Button(url);
        copy.getStyleClass().add("forward-url");
        copy.setAccessibleText(messages.text("forwards.copy", url));
        copy.setTooltip(new Tooltip(messages.text("forwards.copy", url)));
        copy.setOnAction(event -> copy(url));
        var state = new Label(state(forward));
        state.getStyleClass().add("dim");
        state.setWrapText(true);
        var restored = new ToggleSwitch(messages.text("forwards.restored"));
        restored.setAccessibleText(messages.text("forwards.restored.of", leads.toString()));
        restored.setSelected(model.isRestored(leads));
        restored.selectedProperty().addListener((property, before, now) -> model.setRestored(leads, now));
        var row = new VBox(head, copy, state, restored);
        row.getStyleClass().add("forward-row");
        return row;
    }

    private static String tone(Forward.State state) {
        return switch (state) {
            case IDLE -> "neutral";
            case CONNECTED -> "success";
            case RECONNECTING, NO_READY_POD -> "warning";
            case AUTH_EXPIRED, FORBIDDEN -> "danger";
        };
    }

    private String state(Forward forward) {
        String words = messages.text(
                "forwards.state." + forward.state().name().toUpperCase(Locale.ROOT),
                VisibleText.of(forward.pod()),
                forward.attempt(),
                forward.connections());
        return forward.problem()
                .map(why -> words + "\n" + VisibleText.of(messages.text(failures.sentence(why))))
                .orElse(words);
    }

    private static void copy(String url) {
        var content = new ClipboardContent();
        content.putString(url);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
