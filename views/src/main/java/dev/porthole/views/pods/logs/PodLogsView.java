package dev.porthole.views.pods.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.pods.explanation.ExplanationWords;
import dev.porthole.views.pods.rows.ChosenWords;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.FailureTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The lines that a pod prints, with what to choose of them. It reads only while it is on screen. */
public final class PodLogsView extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double GREP = 220;
    private static final double LINE_HEIGHT = 20;
    private static final List<Optional<Duration>> SINCE = List.of(
            Optional.empty(),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Duration.ofMinutes(15)),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(6)));

    private final PodLogsViewModel model;
    private final Messages messages;
    private final ExplanationWords words;
    private final FailureTexts failures = new FailureTexts();
    private final ComboBox<String> containers = new ComboBox<>();
    private final ListView<LogEntry> lines;
    private final Label note = new Label();
    private final Notice empty;

    public PodLogsView(PodLogsViewModel model, Messages messages, ExplanationWords words) {
        this.model = model;
        this.messages = messages;
        this.words = words;
        this.lines = new ListView<>(model.lines());
        this.empty = new Notice(messages);
        getStyleClass().add("pod-logs");
        lines.getStyleClass().addAll("mono", "line-list", "pod-log-lines");
        lines.setFixedCellSize(LINE_HEIGHT);
        lines.setAccessibleText(messages.text("pods.detail.logs"));
        lines.setCellFactory(view -> new LineCell());
        note.getStyleClass().add("dim");
        note.setWrapText(true);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        var body = new StackPane(lines, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar(), note, body);
        model.lines().addListener((ListChangeListener<LogEntry>) change -> told());
        model.problemProperty().addListener(property -> told());
        model.notesProperty().addListener(property -> told());
        model.skippedProperty().addListener(property -> told());
        model.emptinessProperty().addListener(property -> told());
        WhileInScene.keep(this, () -> {
            look();
            return this::look;
        });
        // A tab's content stays in the scene while another tab is shown.
        parentProperty().flatMap(Node::visibleProperty).subscribe(visible -> look());
        look();
    }

    private FlowPane bar() {
        containers.setMinWidth(USE_PREF_SIZE);
        containers.setAccessibleText(messages.text("pods.logs.container"));
        containers.setConverter(new ChosenWords<>(
                containers.getItems(),
                name -> name.isEmpty() ? messages.text("pods.logs.container.all") : VisibleText.of(name)));
        containers.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.containerProperty().set(now);
            }
        });
        var since = new ComboBox<Optional<Duration>>();
        since.setMinWidth(USE_PREF_SIZE);
        since.getItems().setAll(SINCE);
        since.setAccessibleText(messages.text("pods.logs.since"));
        since.setConverter(new ChosenWords<>(
                since.getItems(),
                length -> length.map(back -> messages.text("pods.logs.since.last", new Age(back)))
                        .orElseGet(() -> messages.text("pods.logs.since.tail"))));
        since.valueProperty().bindBidirectional(model.sinceProperty());
        var grep = new TextField();
        grep.getStyleClass().add("pod-grep");
        grep.setPrefWidth(GREP);
        grep.setPromptText(messages.text("pods.logs.grep"));
        grep.setAccessibleText(messages.text("pods.logs.grep"));
        grep.textProperty().bindBidirectional(model.grepProperty());
        var bar = new FlowPane(
                containers,
                since,
                check("pods.logs.workload", model.workloadProperty()),
                check("pods.logs.previous", model.previousProperty()),
                check("pods.logs.follow", model.followProperty()),
                grep);
        bar.getStyleClass().add("yaml-bar");
        return bar;
    }

    private CheckBox check(String key, BooleanProperty property) {
        var box = new CheckBox(messages.text(key));
        box.setMinWidth(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private void look() {
        boolean seen = getScene() != null
                && isVisible()
                && (getParent() == null || getParent().isVisible());
        if (seen) {
            offerContainers();
            model.attach();
        } else {
            model.detach();
        }
    }

    /** The pod is another one: so are its containers. */
    public void offerContainers() {
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(model.containers());
        if (!containers.getItems().equals(names)) {
            containers.getItems().setAll(names);
        }
        containers.setValue(model.containerProperty().get());
    }

    private void told() {
        boolean atEnd = !model.lines().isEmpty();
        if (atEnd) {
            lines.scrollTo(model.lines().size() - 1);
        }
        String problem = model.problemProperty()
                .get()
                .map(failure -> VisibleText.of(messages.text(failures.sentence(failure))))
                .orElse("");
        String notes = model.notesProperty().get().stream()
                .map(note -> messages.text(FailureTexts.words(note)))
                .collect(Collectors.joining("; "));
        long skipped = model.skippedProperty().get();
        note.setText(Stream.of(problem, skipped == 0 ? "" : messages.text("log.skipped", skipped), notes)
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("; ")));
        sayWhyEmpty(problem.isEmpty() ? model.emptinessProperty().get() : PodLogsViewModel.Emptiness.NOT_EMPTY);
    }

    private void sayWhyEmpty(PodLogsViewModel.Emptiness why) {
        switch (why) {
            case NOT_EMPTY -> empty.hide();
            case ASKING -> empty.say("pods.notice.asking");
            case NOTHING_PRINTED -> empty.say("pods.logs.none");
            case NEVER_RESTARTED -> empty.say("pods.logs.none.before");
            case NO_MATCH -> empty.say("pods.logs.none.matching");
        }
    }

    private final class LineCell extends ListCell<LogEntry> {
        @Override
        protected void updateItem(LogEntry line, boolean empty) {
            super.updateItem(line, empty);
            boolean there = !empty && line != null;
            setText(there ? text(line) : null);
            pseudoClassStateChanged(ERROR, there && (line.level() == LogLevel.ERROR || line.level() == LogLevel.FATAL));
        }

        private String text(LogEntry line) {
            return model.isOfSeveral() ? VisibleText.of(line.pod()) + "  " + words.line(line) : words.line(line);
        }
    }
}
