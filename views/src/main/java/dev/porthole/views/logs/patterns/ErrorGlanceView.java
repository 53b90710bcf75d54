package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import dev.porthole.views.text.Tone;
import dev.porthole.views.time.Ticks;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The top errors, a row each: how many lines, what they say, over time, who logs them. A click shows the lines. */
public final class ErrorGlanceView extends VBox {

    /** What the pane has above and below: search, bars, counts, and a few rows. */
    private static final double OTHERS = 277;

    private static final double ROW = 22;
    private static final double WHO = 92;

    private final ErrorGlanceViewModel model;
    private final Messages messages;
    private int fitted;

    public ErrorGlanceView(ErrorGlanceViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("error-glance");
        setMinHeight(USE_PREF_SIZE);
        model.tableProperty().subscribe(table -> refresh());
        WhileInScene.keep(this, scene -> {
            model.look(true);
            Subscription ticking = ticks.each(model::tick);
            var height = ((Region) getParent()).heightProperty().subscribe(this::resized);
            return () -> {
                height.unsubscribe();
                ticking.close();
                model.look(false);
            };
        });
    }

    /** Others are there as well: with little room for rows it makes way. */
    private int fitting() {
        double height = getParent() instanceof Region pane ? pane.getHeight() : 0;
        return (int) Math.max(0, (height - OTHERS) / ROW);
    }

    private void resized() {
        if (fitting() != fitted) {
            refresh();
        }
    }

    private void refresh() {
        fitted = fitting();
        PatternTable found = model.tableProperty().get();
        boolean some = found != null && !found.patterns().isEmpty() && fitted > 0;
        setVisible(some);
        setManaged(some);
        if (found == null || !some) {
            getChildren().clear();
            return;
        }
        List<LogPattern> top = ErrorGlanceViewModel.top(found);
        var title = new Label(messages.text("pattern.glance"));
        title.getStyleClass().add("dim");
        title.setTooltip(new Tooltip(messages.text("pattern.glance.help")));
        getChildren().setAll(title);
        top.stream().limit(fitted).forEach(pattern -> getChildren().add(row(found, pattern)));
    }

    private Button row(PatternTable found, LogPattern pattern) {
        var level = new Tag();
        level.show(
                found.isNew(pattern)
                        ? messages.text("pattern.new")
                        : pattern.worst().name(),
                found.isNew(pattern) ? Tone.ACCENT : Tone.DANGER);
        level.setMinWidth(USE_PREF_SIZE);
        String lines = (found.isCounted() ? "" : "\u2248 ") + Sizes.count(found.lines(pattern), messages.locale());
        var count = new Label(lines);
        count.getStyleClass().add("strong");
        count.setMinWidth(52);
        count.setAlignment(Pos.CENTER_RIGHT);
        String words = SafeText.line(pattern.template());
        var template = new Label(words);
        template.getStyleClass().add("mono");
        template.setMinWidth(0);
        template.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(template, Priority.ALWAYS);
        var trend = new TrendShape();
        trend.show(pattern.tally().trend());
        Tag.colour(trend, Tone.DANGER);
        String by = PatternCells.writers(pattern, messages);
        var who = new Label(by);
        who.getStyleClass().add("dim");
        who.setPrefWidth(WHO);
        who.setMinWidth(WHO);
        var line = new HBox(8, count, level, template, trend, who);
        line.setAlignment(Pos.CENTER_LEFT);
        var row = new Button();
        row.setGraphic(line);
        row.getStyleClass().setAll("change-row", "glance-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinWidth(0);
        line.prefWidthProperty().bind(row.widthProperty().subtract(8));
        line.setMinWidth(0);
        row.setTooltip(new Tooltip(words));
        row.setAccessibleText(messages.text("pattern.glance.row", level.getText(), lines, by, words));
        row.setOnAction(event -> model.choose(pattern));
        return row;
    }
}
