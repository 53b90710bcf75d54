package dev.porthole.views.logs;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.logs.search.LogsViewModel;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The filters that are on, each removable: levels, the chosen part of the time, fields, a pod's own log. */
final class LogPills extends HBox {

    private final LogsViewModel model;
    private final Messages messages;
    private final ZoneId zone;

    LogPills(LogsViewModel model, Messages messages, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.zone = zone;
        getStyleClass().add("log-pills");
        model.input().listen(() -> {}, this::refresh);
        model.status().partProperty().addListener((property, before, now) -> refresh());
        refresh();
    }

    private void refresh() {
        LogInput input = model.input();
        var pills = new java.util.ArrayList<Node>();
        PodKey own = input.ownLogProperty().get();
        if (own != null) {
            pills.add(pill(
                    messages.text("log.pill.own", own.toString()),
                    () -> input.ownLogProperty().set(null)));
        }
        if (!input.levels().isEmpty()) {
            pills.add(pill(levels(input), () -> input.levels().clear()));
        }
        TimeRange part = model.status().partProperty().get();
        if (part != null) {
            pills.add(pill(range(part), model::chooseWhole));
        }
        if (own == null) {
            for (LogFilter filter : List.copyOf(input.filters())) {
                pills.add(pill(words(filter), () -> input.filters().remove(filter)));
            }
        }
        getChildren().setAll(pills);
    }

    private String levels(LogInput input) {
        return messages.text(
                "log.pill.levels",
                String.join(
                        messages.text("log.pill.or"),
                        input.levels().stream()
                                .sorted(Comparator.reverseOrder())
                                .map(LogLevel::name)
                                .toList()));
    }

    private String range(TimeRange range) {
        boolean close = range.length().compareTo(Duration.ofMinutes(5)) < 0;
        var format = DateTimeFormatter.ofPattern(close ? "HH:mm:ss" : "HH:mm").withZone(zone);
        return format.format(range.start()) + " \u2013 " + format.format(range.end());
    }

    private String words(LogFilter filter) {
        String name = filter.subject() == LogFilter.Subject.FIELD
                ? filter.field()
                : messages.text("log.subject." + filter.subject());
        return messages.text(filter.negated() ? "log.pill.not" : "log.pill.is", name, filter.value());
    }

    private Button pill(String words, Runnable remove) {
        var pill = new Button(words + " \u00d7");
        pill.getStyleClass().setAll("pill");
        pill.setTooltip(new Tooltip(messages.text("log.pill.remove", words)));
        pill.setAccessibleText(messages.text("log.pill.remove", words));
        pill.setOnAction(event -> remove.run());
        pill.setMaxWidth(260);
        return pill;
    }
}
