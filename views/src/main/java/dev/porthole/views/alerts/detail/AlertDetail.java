package dev.porthole.views.alerts.detail;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.alerts.AlertRow;
import dev.porthole.views.alerts.OneAlert;
import dev.porthole.views.alerts.rules.ExpressionText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.chart.ChartView;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One alert, whole: what it says, where it leads, its rule with the value that it watches, how often it fired lately. */
public final class AlertDetail extends VBox {

    private static final double ICON = 12;
    private static final double CHART_HEIGHT = 190;

    private final AlertDetailViewModel model;
    private final Messages messages;
    private final Ways ways;
    private final Label title = new Label();
    private final VBox said = new VBox(8);
    private final FlowPane actions = new FlowPane(6, 6);
    private final ChartView chart;
    private final VBox rule = new VBox(6);
    private final Label problem = new Label();
    private final Label times = new Label();
    private final HourBars hours = new HourBars();
    private final VBox labels = new VBox(2);
    private final FailureTexts failures = new FailureTexts();
    private Optional<Labels> shown = Optional.empty();

    /** Where an alert leads to, each in one click. */
    public interface Ways {
        /** The lines of what it is about, in its time. */
        void logs(OneAlert alert);

        /** The pod that it is about; only with a label that names one. */
        void pod(OneAlert alert);

        void silence(OneAlert alert);

        /** Which way it takes through Alertmanager. */
        void route(OneAlert alert);

        /** An expression, on the page of metrics. */
        void query(String expression);

        /** A page of the web. */
        void browse(URI page);

        void close();
    }

    /** @param chart of the model's own chart */
    public AlertDetail(AlertDetailViewModel model, ChartView chart, Messages messages, Ways ways) {
        this.model = model;
        this.chart = chart;
        this.messages = messages;
        this.ways = ways;
        getStyleClass().addAll("silence-form", "alert-detail");
        chart.setMinHeight(CHART_HEIGHT);
        chart.setPrefHeight(CHART_HEIGHT);
        problem.getStyleClass().add("silence-refusal");
        problem.setWrapText(true);
        times.setWrapText(true);
        var axis = new HBox(hour("0"), gap(), hour("6"), gap(), hour("12"), gap(), hour("18"), gap(), hour("23"));
        var fields = new VBox(
                said,
                actions,
                rule,
                problem,
                part("alert.history", new VBox(4, times, hours, axis)),
                part("rules.detail.labels", labels));
        fields.getStyleClass().add("silence-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("silence-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), scroll);
        WhileInScene.follow(this, model.alertProperty(), now -> now.ifPresent(this::show));
        WhileInScene.follow(this, model.historyProperty(), this::show);
        WhileInScene.follow(this, model.failureProperty(), this::show);
    }

    /** Lets its age grow. */
    public void tick(Instant now) {
        model.tick();
        model.alertProperty().get().ifPresent(one -> say(one, now));
    }

    private HBox head() {
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        var shut = new Button(null, new Icon(Glyph.CLOSE, ICON));
        shut.getStyleClass().add("flat");
        shut.setAccessibleText(messages.text("alert.close"));
        shut.setTooltip(new Tooltip(messages.text("alert.close")));
        shut.setOnAction(event -> ways.close());
        var head = new HBox(title, gap(), shut);
        head.getStyleClass().add("panel-header");
        return head;
    }

    private void show(OneAlert one) {
        AlertRow row = one.row();
        title.setText(VisibleText.of(row.name()));
        say(one, model.now());
        if (shown.filter(row.labels()::equals).isPresent()) {
            return;
        }
        shown = Optional.of(row.labels());
        actions.getChildren().setAll(actions(one));
        rule.getChildren().setAll(rule(one));
        labels.getChildren().clear();
        row.labels().forEach((name, value) -> {
            Label line = text(name + " = " + value);
            line.getStyleClass().add("mono");
            labels.getChildren().add(line);
        });
    }

    private void say(OneAlert one, Instant now) {
        List<Node> parts = new ArrayList<>();
        Label since = text(messages.text(
                one.row().pending() ? "alert.pending.since" : "alert.firing.since",
                Age.between(one.row().since(), now)));
        since.getStyleClass().add("dim");
        parts.add(since);
        one.annotations().forEach((name, value) -> {
            if (!isPage(value)) {
                parts.add(part(VisibleText.of(name), text(value), true));
            }
        });
        if (!one.receivers().isEmpty()) {
            parts.add(part("alert.receivers", text(String.join(", ", one.receivers()))));
        }
        said.getChildren().setAll(parts);
    }

    private List<Node> actions(OneAlert one) {
        List<Node> buttons = new ArrayList<>();
        buttons.add(button("alert.logs", () -> ways.logs(one)));
        if (!one.row().labels().get("pod").isEmpty()) {
            buttons.add(button("alert.pod", () -> ways.pod(one)));
        }
        buttons.add(button("alert.silence", () -> ways.silence(one)));
        buttons.add(button("alert.route", () -> ways.route(one)));
        one.annotations().forEach((name, value) -> {
            if (isPage(value)) {
                Button page = button("alert.page", () -> ways.browse(URI.create(value.strip())));
                page.setText(
                        name.toLowerCase(Locale.ROOT).contains("runbook")
                                ? messages.text("alert.runbook")
                                : VisibleText.of(name));
                page.setTooltip(new Tooltip(VisibleText.of(value)));
                buttons.add(page);
            }
        });
        return buttons;
    }

    /** Opened on request only, and only what a browser shows. */
    private static boolean isPage(String text) {
        String page = text.strip();
        if (!page.startsWith("https://") && !page.startsWith("http://")) {
            return false;
        }
        try {
            return URI.create(page).getHost() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private List<Node> rule(OneAlert one) {
        Rule.Alerting made = one.rule().orElse(null);
        if (made == null) {
            return List.of(text(messages.text("alert.rule.none")));
        }
        var open = button("rules.detail.open", () -> ways.query(made.expression()));
        return List.of(part("alert.rule", new ExpressionText(made.expression(), model.language())), chart, open);
    }

    private void show(Optional<FiringHistory> history) {
        times.setText(history.map(this::words).orElseGet(() -> messages.text("alert.history.asking")));
        hours.show(history.map(FiringHistory::hours).orElse(List.of()), messages);
    }

    private String words(FiringHistory history) {
        return history.times() == 0
                ? messages.text("alert.history.never")
                : messages.text(
                        "alert.history.times",
                        history.times(),
                        new Amount(history.length().toSeconds(), Quantity.SECONDS));
    }

    private void show(@Nullable Failure failure) {
        problem.setText(failure == null ? "" : messages.text(failures.sentence(failure)));
        problem.setVisible(failure != null);
        problem.setManaged(failure != null);
    }

    private Button button(String key, Runnable action) {
        var button = new Button(messages.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label hour(String name) {
        var label = new Label(name);
        label.getStyleClass().add("silence-heading");
        return label;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private VBox part(String key, Node content) {
        return part(messages.text(key), content, true);
    }

    private static VBox part(String heading, Node content, boolean spaced) {
        var name = new Label(heading);
        name.getStyleClass().add("silence-heading");
        return new VBox(spaced ? 3 : 0, name, content);
    }

    private static Label text(String words) {
        var label = new Label(VisibleText.of(words));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
