package dev.porthole.views.logs.around;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.search.LogScope;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.rows.LogViewport;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.SafeText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lines around one, above the search's rows, which are still there when it is closed. */
public final class AroundView extends VBox {

    private final AroundModel model;
    private final Messages messages;
    private final DateTimeFormatter times;
    private final FailureTexts failures = new FailureTexts();
    private final Label title = new Label();
    private final Label state = new Label();
    private final LogViewport viewport;
    private boolean placed;

    /** @param times how the time of a row is written; as long for every time */
    public AroundView(AroundModel model, Messages messages, DateTimeFormatter times) {
        this.model = model;
        this.messages = messages;
        this.times = times;
        getStyleClass().add("log-around");
        viewport = new LogViewport(model.rows(), times);
        viewport.setFoldedLines(messages.text("log.folded"));
        viewport.setOnNearEnd(model::loadOlder);
        viewport.atTopProperty().addListener((property, before, now) -> {
            if (now && placed) {
                model.loadNewer();
            }
        });
        VBox.setVgrow(viewport, Priority.ALWAYS);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        state.getStyleClass().add("dim");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var filtered = new ToggleButton(messages.text("log.around.filtered"));
        filtered.getStyleClass().setAll("log-tab");
        filtered.setTooltip(new Tooltip(messages.text("log.around.filtered.help")));
        filtered.setMinWidth(USE_PREF_SIZE);
        filtered.selectedProperty().bindBidirectional(model.filteredProperty());
        var close = new Button(messages.text("log.around.close"));
        close.getStyleClass().setAll("log-tab");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> model.close());
        var header = new HBox(title, state, gap, filtered, close);
        header.getStyleClass().add("log-around-header");
        getChildren().addAll(header, viewport);
        model.lineProperty().addListener((property, before, now) -> begin(now));
        model.askingProperty().addListener((property, before, now) -> tell());
        model.failureProperty().addListener((property, before, now) -> tell());
        begin(model.lineProperty().get());
    }

    public LogViewport viewport() {
        return viewport;
    }

    /** @param entry called with each line that is selected or opened */
    public void setOnLine(Consumer<LogEntry> selected, Consumer<LogEntry> opened) {
        viewport.setOnSelected(number -> selected.accept(model.rows().arena().entry(number)));
        viewport.setOnOpen(number -> opened.accept(model.rows().arena().entry(number)));
    }

    private void begin(@Nullable LogEntry line) {
        setVisible(line != null);
        setManaged(line != null);
        placed = false;
        if (line == null) {
            return;
        }
        LogScope scope = model.scope(line);
        String of = scope.filters().isEmpty() ? "" : scope.filters().getFirst().value();
        title.setText(messages.text(
                "log.around.title",
                times.format(Instant.ofEpochSecond(0, line.timeNanos())),
                messages.text("log.around.scope." + scope.kind(), SafeText.line(of))));
        tell();
    }

    private void tell() {
        Failure problem = model.failureProperty().get();
        state.setText(
                problem != null
                        ? messages.text(failures.sentence(problem))
                        : model.askingProperty().get() ? messages.text("log.asking") : "");
        if (!model.askingProperty().get() && model.lineProperty().get() != null && !placed) {
            placed = true;
            int row = model.middleRow();
            if (row >= 0) {
                viewport.showInMiddle(row);
            }
        }
    }
}
