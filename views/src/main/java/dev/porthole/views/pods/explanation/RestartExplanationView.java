package dev.porthole.views.pods.explanation;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.usage.UsageChart;
import dev.porthole.views.pods.usage.UsageWords;
import dev.porthole.views.text.FailureTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * "Why did it restart": the end in words, memory before it, rollouts, the node and events on the left; the container's
 * last lines on the right, each of which leads to the logs of its time.
 */
public final class RestartExplanationView extends HBox {

    private static final double FACTS_WIDTH = 440;
    private static final double LINE_HEIGHT = 20;

    private final RestartExplanationViewModel model;
    private final Messages messages;
    private final ExplanationWords words;
    private final UsageWords usageWords;
    private final FailureTexts failures = new FailureTexts();
    private final ComboBox<ContainerRestart> restarts = new ComboBox<>();
    private final Label end = wrapped("strong");
    private final Label kept = wrapped("dim");
    private final Label memory = wrapped();
    private final UsageChart chart = new UsageChart();
    private final Label rollout = wrapped();
    private final Label node = wrapped();
    private final Label events = wrapped();
    private final Label linesTitle = new Label();
    private final Label linesNotice = wrapped("dim");
    private final ListView<LogEntry> lines = new ListView<>();
    private boolean showing;

    /** @param toLine is told of the time of a line that a person opens */
    public RestartExplanationView(
            RestartExplanationViewModel model,
            Messages messages,
            ExplanationWords words,
            BiConsumer<RestartExplanation, Instant> toLine) {
        this.model = model;
        this.messages = messages;
        this.words = words;
        this.usageWords = new UsageWords(messages);
        getStyleClass().add("pod-story");
        restarts.setCellFactory(view -> new RestartCell());
        restarts.setButtonCell(new RestartCell());
        restarts.setAccessibleText(messages.text("pods.story.which"));
        restarts.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                model.choose(now);
            }
        });
        linesTitle.getStyleClass().add("dim");
        lines.getStyleClass().addAll("mono", "line-list", "pod-story-lines");
        lines.setFixedCellSize(LINE_HEIGHT);
        lines.setAccessibleText(messages.text("pods.story.lines"));
        lines.setCellFactory(view -> new LineCell(toLine));
        lines.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            LogEntry line = lines.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                open(line, toLine);
                event.consume();
            }
        });
        getChildren().addAll(facts(), printed());
        model.storyProperty().addListener((property, before, now) -> now.ifPresent(this::show));
        model.storyProperty().get().ifPresent(this::show);
    }

    private ScrollPane facts() {
        var said = new VBox(
                restarts,
                end,
                kept,
                section("pods.story.section.memory"),
                memory,
                chart,
                section("pods.story.section.rollout"),
                rollout,
                section("pods.story.section.node"),
                node,
                section("pods.story.section.events"),
                events);
        said.getStyleClass().add("pod-story-facts");
        var scroll = new ScrollPane(said);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(FACTS_WIDTH);
        scroll.setMinWidth(FACTS_WIDTH * 0.7);
        return scroll;
    }

    private VBox printed() {
        var printed = new VBox(linesTitle, linesNotice, lines);
        printed.getStyleClass().add("pod-story-printed");
        VBox.setVgrow(lines, Priority.ALWAYS);
        HBox.setHgrow(printed, Priority.ALWAYS);
        return printed;
    }

    private Label section(String key) {
        var title = new Label(messages.text(key));
        title.getStyleClass().add("pod-section");
        return title;
    }

    private static Label wrapped(String... styleClasses) {
        var label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void show(RestartExplanation story) {
        showing = true;
        restarts.getItems().setAll(story.restarts());
        restarts.setValue(story.chosen().orElse(null));
        boolean several = story.restarts().size() > 1;
        restarts.setManaged(several);
        restarts.setVisible(several);
        showing = false;
        end.setText(story.ended().map(words::end).orElseGet(() -> words.notEnded(story.pod())));
        kept.setText(story.keptAt().map(words::kept).orElse(""));
        showUsage(story.usage());
        rollout.setText(inWords(story.revisions(), all -> words.rollout(story, all)));
        node.setText(
                story.pod().node().isEmpty()
                        ? messages.text("pods.story.node.none")
                        : inWords(story.node(), words::node));
        events.setText(inWords(story.events(), words::events));
        showLines(story);
    }

    private void showUsage(Observation<ContainerUsage> usage) {
        memory.setText(inWords(usage, known -> usageWords.memory(known.memory(), known.memoryLimit())));
        Optional<ContainerUsage> known = usage.known();
        chart.show(
                known.flatMap(ContainerUsage::memory),
                known.map(ContainerUsage::memoryLimit).orElse(OptionalDouble.empty()),
                memory.getText());
        boolean measured = known.flatMap(ContainerUsage::memory).isPresent();
        chart.setManaged(measured);
        chart.setVisible(measured);
    }

    private void showLines(RestartExplanation story) {
        linesTitle.setText(messages.text(
                story.ended().isPresent() ? "pods.story.previous" : "pods.story.current",
                story.container().name()));
        List<LogEntry> known = story.lines().known().orElse(List.of());
        if (!lines.getItems().equals(known)) {
            lines.getItems().setAll(known);
            lines.scrollTo(Math.max(0, known.size() - 1));
        }
        linesNotice.setText(
                story.linesLost()
                        ? messages.text("pods.story.lost")
                        : inWords(story.lines(), all -> all.isEmpty() ? messages.text("pods.story.noLines") : ""));
    }

    private <T> String inWords(Observation<T> known, Function<T, String> inWords) {
        return known.known()
                .map(inWords)
                .or(() -> known.problem().map(failure -> VisibleText.of(messages.text(failures.sentence(failure)))))
                .orElseGet(() -> messages.text("pods.notice.asking"));
    }

    private void open(LogEntry line, BiConsumer<RestartExplanation, Instant> toLine) {
        model.storyProperty()
                .get()
                .ifPresent(story -> toLine.accept(story, Instant.ofEpochSecond(0, line.timeNanos())));
    }

    private final class RestartCell extends ListCell<ContainerRestart> {
        @Override
        protected void updateItem(ContainerRestart restart, boolean empty) {
            super.updateItem(restart, empty);
            setText(empty || restart == null ? null : words.restart(restart));
        }
    }

    private final class LineCell extends ListCell<LogEntry> {
        LineCell(BiConsumer<RestartExplanation, Instant> toLine) {
            setOnMouseClicked(event -> {
                LogEntry line = getItem();
                if (line != null && event.getClickCount() == 1) {
                    open(line, toLine);
                }
            });
        }

        @Override
        protected void updateItem(LogEntry line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : words.line(line));
            setGraphic(null);
            pseudoClassStateChanged(PseudoClass.getPseudoClass("error"), line != null && isError(line));
        }

        private boolean isError(LogEntry line) {
            return switch (line.level()) {
                case ERROR, FATAL -> true;
                default -> false;
            };
        }
    }
}
