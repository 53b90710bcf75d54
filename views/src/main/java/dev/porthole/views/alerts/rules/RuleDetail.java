package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One rule, whole. */
final class RuleDetail extends VBox {

    private static final double ICON = 12;

    private final Messages messages;
    private final RuleWords words;
    private final VBox facts = new VBox();

    /**
     * @param open shows the expression on the page of metrics
     * @param close goes back to the list
     */
    RuleDetail(RuleRow row, Messages messages, QueryLanguage language, Consumer<String> open, Runnable close) {
        this.messages = messages;
        this.words = new RuleWords(messages);
        getStyleClass().add("silence-form");
        Rule rule = row.rule();
        var title = new Label(VisibleText.of(rule.name()));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var shut = new Button(null, new Icon(Glyph.CLOSE, ICON));
        shut.getStyleClass().add("flat");
        shut.setAccessibleText(messages.text("rules.close"));
        shut.setTooltip(new Tooltip(messages.text("rules.close")));
        shut.setOnAction(event -> close.run());
        var head = new HBox(title, gap, shut);
        head.getStyleClass().add("panel-header");
        var metrics = new Button(messages.text("rules.detail.open"));
        metrics.setOnAction(event -> open.accept(rule.expression()));
        facts.setSpacing(8);
        var fields = new VBox(
                part("rules.detail.expression", new ExpressionText(rule.expression(), language)), metrics, facts);
        fields.getStyleClass().add("silence-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("silence-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** As it is now. */
    void show(RuleRow row, Instant now) {
        Rule rule = row.rule();
        List<Node> parts = new ArrayList<>();
        if (!rule.lastError().isEmpty()) {
            Label error = text(rule.lastError());
            error.getStyleClass().add("silence-refusal");
            parts.add(error);
        }
        String far = words.distance(row);
        if (!far.isEmpty()) {
            parts.add(part("rules.detail.distance", text(far)));
        }
        if (row.distance() instanceof RuleDistance.Measured measured
                && !measured.worst().isEmpty()) {
            parts.add(part("rules.detail.worst", labels(measured.worst())));
        }
        parts.add(part("rules.detail.group", text(rule.group().replace(";", "  \u203a  "))));
        parts.add(part("rules.detail.run", text(words.lastRun(rule, now) + every(rule))));
        if (rule instanceof Rule.Alerting alerting) {
            parts.add(part("rules.detail.for", text(span(alerting.hold()))));
        }
        if (!rule.labels().isEmpty()) {
            parts.add(part("rules.detail.labels", labels(rule.labels())));
        }
        if (rule instanceof Rule.Alerting alerting && !alerting.annotations().isEmpty()) {
            parts.add(part("rules.detail.annotations", labels(alerting.annotations())));
        }
        facts.getChildren().setAll(parts);
    }

    private String every(Rule rule) {
        Duration every = rule.lastRun().every();
        return every.isZero() ? "" : messages.text("rules.every", new Amount(every.toSeconds(), Quantity.SECONDS));
    }

    private String span(Duration hold) {
        return hold.isZero()
                ? messages.text("rules.detail.for.none")
                : new Amount(hold.toSeconds(), Quantity.SECONDS).in(messages);
    }

    private VBox part(String key, Node content) {
        var name = new Label(messages.text(key));
        name.getStyleClass().add("silence-heading");
        return new VBox(3, name, content);
    }

    private static Label text(String words) {
        var label = new Label(VisibleText.of(words));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static VBox labels(Labels labels) {
        var lines = new VBox(2);
        labels.forEach((name, value) -> {
            Label line = text(name + " = " + value);
            line.getStyleClass().add("mono");
            lines.getChildren().add(line);
        });
        return lines;
    }
}
