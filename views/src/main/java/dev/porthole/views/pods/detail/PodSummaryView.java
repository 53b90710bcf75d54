package dev.porthole.views.pods.detail;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.Condition;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.explanation.ExplanationWords;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A pod as {@code kubectl describe} has it, in sections of names and values. */
final class PodSummaryView extends ScrollPane {

    private static final double NAMES_WIDTH = 130;

    private final Messages messages;
    private final ExplanationWords words;
    private final Consumer<Integer> forward;
    private final VBox sections = new VBox();

    /** @param forward is told of a port that a person wants on this machine */
    PodSummaryView(Messages messages, ExplanationWords words, Consumer<Integer> forward) {
        this.messages = messages;
        this.words = words;
        this.forward = forward;
        getStyleClass().add("pod-summary");
        sections.getStyleClass().add("pod-sections");
        setFitToWidth(true);
        setContent(sections);
    }

    void show(PodDetail detail) {
        sections.getChildren().clear();
        GridPane pod = section(VisibleText.of(detail.pod().key().toString()));
        row(pod, "status", detail.pod().status());
        row(pod, "node", join(detail.pod().node(), detail.hostIp()));
        row(pod, "ip", detail.podIp());
        row(
                pod,
                "owner",
                detail.pod().owner().kind() + " " + detail.pod().owner().name());
        row(pod, "qos", detail.qualityOfService());
        row(pod, "account", detail.serviceAccount());
        row(pod, "priority", detail.priorityClass());
        row(pod, "started", started(detail.startedAt()));
        row(pod, "labels", pairs(detail.pod().labels().asMap()));
        row(pod, "annotations", pairs(detail.annotations()));
        row(pod, "selector", pairs(detail.nodeSelector().asMap()));
        row(pod, "tolerations", String.join("\n", detail.tolerations()));
        row(
                pod,
                "volumes",
                detail.volumes().stream()
                        .map(volume -> volume.name() + ": " + join(volume.kind(), volume.source()))
                        .collect(Collectors.joining("\n")));
        GridPane conditions = section(messages.text("pods.detail.conditions"));
        detail.conditions().forEach(condition -> plain(conditions, condition.type(), condition(condition)));
        detail.containers().forEach(this::container);
    }

    private String started(@org.jspecify.annotations.Nullable Instant at) {
        return at == null ? "" : messages.text("pods.detail.ago", words.time(at), words.age(at));
    }

    private String condition(Condition condition) {
        Instant since = condition.since();
        String age = since == null ? "" : " \u00b7 " + words.age(since).in(messages);
        String why = join(condition.reason(), condition.message());
        return condition.status() + age + (why.isEmpty() ? "" : " \u00b7 " + why);
    }

    private void container(PodDetail.Container container) {
        String role = messages.text("pods.detail.role." + container.role());
        GridPane grid = section(role + " " + VisibleText.of(container.status().name()));
        row(grid, "image", container.status().image());
        row(grid, "imageId", container.imageId());
        row(grid, "state", join(container.status().state(), container.message()));
        row(grid, "running", started(container.runningSince()));
        row(grid, "restarts", Integer.toString(container.status().restarts()));
        var ended = container.status().lastTermination();
        row(grid, "last", ended == null ? "" : words.end(ended));
        row(grid, "requests", resources(container.requests()));
        row(grid, "limits", resources(container.limits()));
        row(grid, "command", String.join(" ", container.command()));
        row(
                grid,
                "probes",
                container.probes().stream()
                        .map(probe -> messages.text(FailureTexts.words(probe)))
                        .collect(Collectors.joining("\n")));
        row(
                grid,
                "environment",
                container.environment().stream()
                        .map(one -> one.name()
                                + (one.from().isEmpty()
                                        ? "=" + one.value()
                                        : " \u2190 " + messages.text(FailureTexts.words(one.from()))))
                        .collect(Collectors.joining("\n")));
        row(
                grid,
                "mounts",
                container.mounts().stream()
                        .map(mount -> mount.path() + " \u2190 " + mount.volume() + (mount.readOnly() ? " (ro)" : ""))
                        .collect(Collectors.joining("\n")));
        ports(grid, container.ports());
    }

    private void ports(GridPane grid, List<PodDetail.Port> ports) {
        if (ports.isEmpty()) {
            return;
        }
        var buttons = new FlowPane(6, 6);
        for (PodDetail.Port port : ports) {
            String name = (port.name().isEmpty() ? "" : VisibleText.of(port.name()) + " ") + port.number();
            if (port.protocol().equals("TCP")) {
                var button = new Button(messages.text("pods.detail.forward", name));
                button.setOnAction(event -> forward.accept(port.number()));
                buttons.getChildren().add(button);
            } else {
                buttons.getChildren().add(new Label(name + "/" + port.protocol()));
            }
        }
        int row = grid.getRowCount();
        grid.add(name(messages.text("pods.detail.ports")), 0, row);
        grid.add(buttons, 1, row);
    }

    private String resources(PodDetail.Resources resources) {
        return join(
                amount("pods.detail.cpu", resources.cpu(), 1_000, Quantity.COUNT),
                amount("pods.detail.memory", resources.memory(), 1, Quantity.BYTES));
    }

    private String amount(String key, OptionalDouble value, double unit, Quantity quantity) {
        return value.isEmpty() ? "" : messages.text(key, new Amount(value.getAsDouble() * unit, quantity));
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " \u00b7 " + other;
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    private GridPane section(String title) {
        var heading = new Label(title);
        heading.getStyleClass().add("pod-section");
        var grid = new GridPane();
        grid.getStyleClass().add("pod-facts");
        var names = new ColumnConstraints(NAMES_WIDTH);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(List.of(names, values));
        sections.getChildren().addAll(heading, grid);
        return grid;
    }

    private void row(GridPane grid, String key, String value) {
        if (!value.isBlank()) {
            plain(grid, messages.text("pods.detail." + key), value);
        }
    }

    private static void plain(GridPane grid, String name, String value) {
        var shown = new Label(SafeText.block(value));
        shown.setWrapText(true);
        int row = grid.getRowCount();
        Label key = name(VisibleText.of(name));
        GridPane.setValignment(key, VPos.TOP);
        grid.add(key, 0, row);
        grid.add(shown, 1, row);
    }

    private static Label name(String text) {
        var name = new Label(text);
        name.getStyleClass().add("dim");
        return name;
    }
}
