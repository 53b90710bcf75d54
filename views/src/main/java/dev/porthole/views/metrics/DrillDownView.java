package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartMenu;
import dev.porthole.views.chart.ChartView;
import dev.porthole.views.chart.LegendTable;
import dev.porthole.views.chart.ValuesTable;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An opened signal: the way here, the chart, the table beside it, and what changed under that. */
public final class DrillDownView extends VBox {

    private static final double HEADER = 34;
    private static final double LEAST_CHANGES = 106;
    /** Of the table before what changed begins; the rest is scrolled to. */
    private static final int MOST_ROWS = 5;

    private static final double SIDE_SHARE = 0.3;
    private static final double LEAST_SIDE = 300;
    private static final double MOST_SIDE = 430;

    private final DrillDownViewModel model;
    private final Messages messages;
    private final ChartView chart;
    private final ValuesTable values;
    private final LegendTable table;
    private final TableColumn<?, ?> share;
    private final DrillDownHeader header;
    private final Notice notice;
    private final StaleLine stale;
    private final Button start = new Button();
    private final Label here = new Label();
    private Runnable onBack = () -> {};

    /**
     * What it needs of the window.
     *
     * @param painter where charts are rasterised
     */
    public record Surroundings(ZoneId zone, InstantSource clock, Executor painter, UiBridge bridge) {}

    public DrillDownView(DrillDownViewModel model, Surroundings around) {
        this.model = model;
        this.messages = model.messages();
        this.chart = new ChartView(model.chart(), messages, around.zone(), around.painter(), around.bridge());
        this.values = new ValuesTable(model.chart(), messages, around.zone());
        this.table = new LegendTable(
                model.chart(), messages, "", List.of(LegendTable.Statistic.LAST, LegendTable.Statistic.MAX));
        this.notice = new Notice(messages);
        this.stale = new StaleLine(messages, around.clock());
        this.share = table.addNumber(
                messages.text("metrics.share"),
                row -> model.foundProperty().get().share(row.series().labels()).share(),
                this::percent);
        var menu = new ChartMenu(chart, model.chart(), messages);
        menu.attach(this::toggleValues);
        this.header = new DrillDownHeader(model, around.zone(), menu::copyQuery);
        getStyleClass().add("drill-down");
        VBox panel = panel(around.zone());
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().addAll(way(), panel);
        table.setOnChosen(row -> model.choose(row.series().labels()));
        values.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T) {
                toggleValues();
                event.consume();
            }
        });
        model.foundProperty().subscribe(this::refresh);
        model.failureProperty().subscribe(this::refresh);
        model.signalProperty().subscribe(this::refresh);
        model.chosenProperty().subscribe(this::refresh);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.detach();
            } else {
                model.attach();
            }
        });
    }

    /** Called to leave; the way back is the window's. */
    public void setOnBack(Runnable onBack) {
        this.onBack = onBack;
    }

    /** Called when a row was entered by keys, which go on to what it narrows. */
    public void setOnEntered(Runnable onEntered) {
        table.setOnEntered(onEntered);
    }

    /** Called with the query when a person wants to edit it; the button is there only then. */
    public void setOnEdit(Consumer<String> onEdit) {
        header.setOnEdit(onEdit);
    }

    /** Onto the table, from which Enter leads on to the logs. */
    @Override
    public void requestFocus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getFocusModel().focus(0);
        }
    }

    private HBox way() {
        start.setText(messages.text("metrics.way.start"));
        start.getStyleClass().setAll("way-link");
        start.setOnAction(event -> onBack.run());
        here.getStyleClass().add("way-here");
        var hint = new Label(messages.text("metrics.way.back"));
        hint.getStyleClass().add("dim");
        var between = new Label("\u203a");
        between.getStyleClass().add("dim");
        var way = new HBox(start, between, here, hint);
        way.getStyleClass().add("drill-down-way");
        return way;
    }

    private VBox panel(ZoneId zone) {
        values.setVisible(false);
        var picture = new StackPane(chart, values, notice);
        picture.getStyleClass().add("drill-down-chart");
        picture.setMinSize(0, 0);
        HBox.setHgrow(picture, Priority.ALWAYS);
        table.setMinHeight(HEADER + 2 * LegendTable.ROW);
        var changes = new ChangeList(model, zone);
        changes.setMinHeight(LEAST_CHANGES);
        changes.setPrefHeight(LEAST_CHANGES);
        VBox.setVgrow(changes, Priority.ALWAYS);
        var side = new VBox(table, changes);
        side.getStyleClass().add("drill-down-side");
        side.setMinHeight(0);
        changes.managedProperty().bind(changes.visibleProperty());
        changes.visibleProperty().bind(side.heightProperty().greaterThan(HEADER + 2 * LegendTable.ROW + LEAST_CHANGES));
        var body = new HBox(picture, side);
        body.setMinHeight(0);
        body.widthProperty().subscribe(width -> {
            double wide = Math.clamp(width.doubleValue() * SIDE_SHARE, LEAST_SIDE, MOST_SIDE);
            side.setMinWidth(wide);
            side.setPrefWidth(wide);
            side.setMaxWidth(wide);
        });
        VBox.setVgrow(body, Priority.ALWAYS);
        var panel = new VBox(header, stale, body);
        panel.getStyleClass().add("panel");
        panel.setMinHeight(0);
        return panel;
    }

    private void toggleValues() {
        boolean asTable = !values.isVisible();
        values.setVisible(asTable);
        chart.setVisible(!asTable);
        (asTable ? values : chart).requestFocus();
    }

    private void refresh() {
        DrillDown found = model.foundProperty().get();
        Failure failure = model.failureProperty().get();
        String signal = model.signalProperty().get();
        String scoped = String.join(" / ", model.chosenProperty().get().asMap().values());
        String title = signal.isEmpty() ? "" : model.title();
        here.setText(scoped.isEmpty() ? title : title + "  \u203a  " + messages.text("metrics.text", scoped));
        table.setNameTitle(
                found.answer().by().isEmpty()
                        ? messages.text("chart.legend")
                        : capital(DrillDownHeader.grouping(
                                messages, found.answer().by())));
        share.setVisible(!found.shares().isEmpty());
        table.setPrefHeight(HEADER + LegendTable.ROW * Math.clamp(groups(found), 2, MOST_ROWS) + 2);
        table.refill();
        stale.hide();
        notice.hide();
        if (found.isNothing() && failure != null) {
            notice.say(failure);
        } else if (found.isNothing() && !signal.isEmpty()) {
            notice.say("metrics.notice.asking");
        } else if (failure != null) {
            stale.show(failure, Instant.ofEpochMilli(found.answer().total().endMs()));
        } else if (allAbsent(found)) {
            notice.say("metrics.notice.none");
        }
    }

    private static long groups(DrillDown found) {
        return found.content().series().stream()
                .filter(series -> !series.earlier())
                .count();
    }

    private static boolean allAbsent(DrillDown found) {
        return found.content().series().stream()
                .allMatch(series -> Double.isNaN(series.samples().last()));
    }

    private String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(messages.locale()) + word.substring(1);
    }

    private String percent(double value) {
        return TimeSeries.isAbsent(value) ? "\u2013" : new Amount(value, Quantity.RATIO).in(messages);
    }
}
