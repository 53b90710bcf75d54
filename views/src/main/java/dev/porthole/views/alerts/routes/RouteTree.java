package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One configuration: its receivers, and its routes as a tree, with the way that labels take. */
final class RouteTree extends VBox {

    private static final double INDENT = 22;
    private static final int MOST = 300;

    private final Messages messages;
    private final Routing routing;
    private final VBox lines = new VBox();

    RouteTree(Routing routing, Messages messages) {
        this.messages = messages;
        this.routing = routing;
        getStyleClass().add("route-tree");
        getChildren().addAll(servers(), heading("routes.tree"), lines, heading("routes.receivers"), receivers());
    }

    /** Marks the way that an alert with these labels takes. */
    void show(Labels tried) {
        List<RouteLine> all = RouteLine.of(routing, tried);
        lines.getChildren().setAll(all.stream().limit(MOST).map(this::line).toList());
        if (all.size() > MOST) {
            lines.getChildren().add(dim(messages.text("routes.more", all.size() - MOST)));
        }
    }

    private Label servers() {
        return dim(VisibleText.of(messages.text("routes.holds", String.join(", ", routing.servers()))));
    }

    private Label heading(String key) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add("route-heading");
        return label;
    }

    private Node line(RouteLine line) {
        Route route = line.route();
        String matchers = line.matchers().isEmpty() ? messages.text("routes.all") : VisibleText.of(line.matchers());
        var what = new Label(matchers);
        what.getStyleClass().add(line.matchers().isEmpty() ? "dim" : "mono");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        var whom = new Label("\u2192 " + VisibleText.of(route.receiver()));
        whom.getStyleClass().add(line.counts() ? "strong" : "route-receiver");
        whom.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(what, whom);
        first.getStyleClass().add("route-line-first");
        if (route.continues()) {
            var on = new Tag();
            on.show(messages.text("routes.continues"), Tone.NEUTRAL);
            on.setMinWidth(USE_PREF_SIZE);
            first.getChildren().add(on);
        }
        var box = new VBox(first, dim(timing(route)));
        box.getStyleClass().add("route-line");
        VBox.setMargin(box, new Insets(0, 0, 0, line.depth() * INDENT));
        Tag.colour(box, line.counts() ? Tone.ACCENT : line.way() ? Tone.SUCCESS : Tone.NEUTRAL);
        return box;
    }

    private String timing(Route route) {
        List<String> parts = new ArrayList<>();
        String by = String.join(", ", route.groupBy());
        parts.add(
                by.isEmpty()
                        ? messages.text("routes.group.one")
                        : by.equals(Route.ALL_LABELS)
                                ? messages.text("routes.group.each")
                                : messages.text("routes.group", by));
        parts.add(messages.text(
                "routes.timing",
                span(route.timing().groupWait()),
                span(route.timing().groupInterval()),
                span(route.timing().repeatInterval())));
        if (!route.intervals().mute().isEmpty()) {
            parts.add(messages.text(
                    "routes.mute", String.join(", ", route.intervals().mute())));
        }
        if (!route.intervals().active().isEmpty()) {
            parts.add(messages.text(
                    "routes.active", String.join(", ", route.intervals().active())));
        }
        return String.join("  \u00b7  ", parts);
    }

    private static Amount span(Duration length) {
        return new Amount(length.toMillis() / 1000.0, Quantity.SECONDS);
    }

    private VBox receivers() {
        var box = new VBox();
        box.getStyleClass().add("route-receivers");
        for (Routing.Destination receiver : routing.receivers()) {
            var name = new Label(VisibleText.of(receiver.name()));
            name.getStyleClass().add("strong");
            name.setMinWidth(USE_PREF_SIZE);
            Label means = dim(means(receiver));
            var row = new HBox(name, means);
            row.getStyleClass().add("route-line-first");
            box.getChildren().add(row);
        }
        return box;
    }

    private String means(Routing.Destination receiver) {
        return receiver.integrations().isEmpty()
                ? messages.text("routes.nobody")
                : receiver.integrations().stream()
                        .map(one -> VisibleText.of(one.kind() + (one.target().isEmpty() ? "" : " " + one.target()))
                                + (one.sendsResolved() ? "" : " (" + messages.text("routes.noResolved") + ")"))
                        .collect(Collectors.joining("  \u00b7  "));
    }

    private static Label dim(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("dim", "rule-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
