package dev.porthole.views.pods;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.connection.FailureTexts;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.VisibleText;
import dev.porthole.views.logs.SafeText;
import dev.porthole.views.notice.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** "Why did it restart": the end of the container in words, its last lines, and the pod's events, side by side. */
final class PodStoryView extends VBox {

    private static final double FACTS_WIDTH = 400;

    private final Messages messages;
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private final FailureTexts failures = new FailureTexts();
    private final Label title = new Label();
    private final Label end = new Label();
    private final Label facts = new Label();
    private final Label events = new Label();
    private final Label linesTitle = new Label();
    private final TextArea lines = new TextArea();

    PodStoryView(PodStoryViewModel model, Messages messages, InstantSource clock, ZoneId zone, Consumer<Pod> toLogs) {
        this.messages = messages;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        getStyleClass().add("pod-story");
        title.getStyleClass().add("panel-title");
        end.getStyleClass().add("strong");
        facts.getStyleClass().add("dim");
        linesTitle.getStyleClass().add("dim");
        for (Label wrapped : List.of(end, facts, events)) {
            wrapped.setWrapText(true);
        }
        lines.setEditable(false);
        lines.getStyleClass().addAll("mono", "pod-story-lines");
        lines.setAccessibleText(messages.text("pods.story.lines"));
        var logs = new Button(messages.text("pods.story.logs"));
        logs.setOnAction(event -> model.storyProperty().get().ifPresent(story -> toLogs.accept(story.pod())));
        var close = new Button(messages.text("pods.story.close"));
        close.setOnAction(event -> model.close());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, gap, logs, close);
        header.getStyleClass().add("panel-header");
        var said = new VBox(end, facts, events);
        said.getStyleClass().add("pod-story-facts");
        var scroll = new ScrollPane(said);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(FACTS_WIDTH);
        scroll.setMinWidth(FACTS_WIDTH * 0.7);
        var printed = new VBox(linesTitle, lines);
        printed.getStyleClass().add("pod-story-printed");
        VBox.setVgrow(lines, Priority.ALWAYS);
        HBox.setHgrow(printed, Priority.ALWAYS);
        var parts = new HBox(scroll, printed);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(header, parts);
        model.storyProperty().addListener((property, before, now) -> now.ifPresent(this::show));
    }

    private void show(PodStory story) {
        String name = VisibleText.of(story.pod().key().name());
        title.setText(story.ended().isPresent() ? messages.text("pods.story.title", name) : name);
        end.setText(story.ended().map(this::end).orElseGet(() -> messages.text("pods.story.never")));
        facts.setText(facts(story));
        events.setText(inWords(story.events(), this::events));
        linesTitle.setText(messages.text(
                story.ended().isPresent() ? "pods.story.previous" : "pods.story.current",
                story.container().name()));
        lines.setText(inWords(story.lines(), this::lines));
        lines.positionCaret(lines.getLength());
    }

    private String end(Pod.Termination ended) {
        Instant now = clock.instant();
        Duration ran = Duration.between(ended.startedAt(), ended.finishedAt());
        return messages.text(
                "pods.story.end",
                ended.reason(),
                ExitCode.words(ended),
                time.format(ended.finishedAt()),
                Age.between(ended.finishedAt(), now),
                new Age(ran.isNegative() ? Duration.ZERO : ran));
    }

    private String facts(PodStory story) {
        Pod pod = story.pod();
        return messages.text(
                "pods.story.facts",
                pod.status(),
                pod.restarts(),
                story.container().image(),
                pod.node(),
                pod.owner().kind() + " " + pod.owner().name());
    }

    private String events(List<ClusterEvent> all) {
        if (all.isEmpty()) {
            return messages.text("pods.story.noEvents");
        }
        return all.stream()
                .map(event -> messages.text(
                        "pods.story.event",
                        time.format(event.at()),
                        event.reason(),
                        SafeText.line(event.message()),
                        event.count()))
                .collect(Collectors.joining("\n"));
    }

    private String lines(List<LogEntry> all) {
        if (all.isEmpty()) {
            return messages.text("pods.story.noLines");
        }
        return all.stream()
                .map(line -> time.format(Instant.ofEpochSecond(0, line.timeNanos())) + "  "
                        + SafeText.block(line.message())
                        + (line.stackTrace().isEmpty() ? "" : "\n" + SafeText.block(line.stackTrace())))
                .collect(Collectors.joining("\n"));
    }

    private <T> String inWords(Observation<T> known, Function<T, String> words) {
        return known.known()
                .map(words)
                .or(() -> known.problem().map(failure -> VisibleText.of(messages.text(failures.sentence(failure)))))
                .orElseGet(() -> messages.text("pods.notice.asking"));
    }
}
