package dev.porthole.views.explore;

import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartMenu;
import dev.porthole.views.chart.ChartView;
import dev.porthole.views.explore.editor.CompletionList;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Metrics page: queries above, their chart, and the values now below it. */
public final class ExploreView extends StackPane {

    private static final double CHART_SHARE = 0.5;

    private final ExploreViewModel model;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final Map<ExploreQuery, QueryRow> rowOf = new HashMap<>();
    private final CompletionList completions;
    private final Notice notice;
    private final Button more = new Button();
    private final Button add;
    private final Label count = new Label();

    /**
     * @param painter where the chart is rasterised
     */
    public ExploreView(ExploreViewModel model, Messages messages, ZoneId zone, Executor painter, UiBridge bridge) {
        this.model = model;
        this.messages = messages;
        this.completions = new CompletionList(messages);
        this.notice = new Notice(messages);
        this.add = new Button(messages.text("explore.add"));
        getStyleClass().add("explore");
        var chart = new ChartView(model.chart(), messages, zone, painter, bridge);
        new ChartMenu(chart, model.chart(), messages).attach(() -> {});
        var picture = new StackPane(chart, notice);
        picture.getStyleClass().add("explore-chart");
        picture.setMinHeight(120);
        var table = new ResultTable(model, messages);
        table.setMinHeight(90);
        var actions = new LabelActions(model, messages);
        table.getSelectionModel().selectedItemProperty().subscribe(actions::show);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        var results = new VBox(picture, tableHeader(), table, actions);
        results.getStyleClass().add("explore-results");
        results.setMinHeight(0);
        results.heightProperty().subscribe(height -> {
            picture.setPrefHeight(height.doubleValue() * CHART_SHARE);
            table.setPrefHeight(height.doubleValue() * (1 - CHART_SHARE));
        });
        VBox.setVgrow(results, Priority.ALWAYS);
        var page = new VBox(queries(), results);
        page.getStyleClass().add("explore-page");
        var above = new Pane(completions);
        above.setPickOnBounds(false);
        getChildren().addAll(page, above);
        model.queries().addListener((ListChangeListener<ExploreQuery>) change -> fill());
        fill();
        model.resultsProperty().subscribe(this::show);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                completions.hide();
                model.detach();
            } else {
                model.attach();
            }
        });
    }

    /** Puts the caret into the first query. */
    @Override
    public void requestFocus() {
        focus(model.queries().getFirst());
    }

    private void focus(ExploreQuery query) {
        QueryRow row = rowOf.get(query);
        if (row != null) {
            row.focusEditor();
        }
    }

    private VBox queries() {
        var title = new Label(messages.text("explore.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        var hint = new Label(messages.text("explore.keys"));
        hint.getStyleClass().addAll("dim", "explore-keys");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        add.getStyleClass().add("explore-button");
        add.setOnAction(event -> focus(model.add()));
        var history = model.history();
        var header = new HBox(
                title,
                hint,
                whole(new HistoryMenu("explore.history", history.asked(), messages, this::take)),
                whole(new HistoryMenu("explore.favourites", history.kept(), messages, this::take)),
                whole(add));
        header.getStyleClass().add("panel-header");
        rows.getStyleClass().add("query-rows");
        var panel = new VBox(header, rows);
        panel.getStyleClass().add("explore-queries");
        panel.setMinHeight(USE_PREF_SIZE);
        return panel;
    }

    private static <R extends Region> R whole(R region) {
        region.setMinWidth(USE_PREF_SIZE);
        return region;
    }

    /** Into the query that is empty, else into the first. */
    private void take(String text) {
        ExploreQuery target = model.queries().stream()
                .filter(query -> query.textProperty().get().isBlank())
                .findFirst()
                .orElse(model.queries().getFirst());
        target.textProperty().set(text);
        model.run(target);
    }

    private HBox tableHeader() {
        count.getStyleClass().add("panel-note");
        more.getStyleClass().add("explore-button");
        more.setOnAction(event -> model.showMore());
        var header = new HBox(count, more);
        header.getStyleClass().add("explore-table-header");
        header.visibleProperty().bind(count.textProperty().isNotEmpty());
        header.managedProperty().bind(header.visibleProperty());
        return header;
    }

    private void fill() {
        rowOf.keySet().retainAll(model.queries());
        rows.getChildren()
                .setAll(model.queries().stream()
                        .map(query -> rowOf.computeIfAbsent(
                                query, added -> new QueryRow(model, added, completions, messages)))
                        .toList());
        add.setDisable(!model.canAdd());
    }

    private void show(Results results) {
        boolean nothing = results.content().series().isEmpty();
        boolean asked =
                model.queries().stream().anyMatch(query -> !query.asked().isBlank());
        if (!nothing) {
            notice.hide();
        } else {
            notice.say(asked ? "explore.notice.nothing" : "explore.notice.ask");
        }
        int rowCount = results.rows().size();
        count.setText(rowCount == 0 ? "" : messages.text("explore.count", rowCount));
        more.setText(messages.text("explore.more", results.hidden()));
        more.setVisible(results.hidden() > 0);
        more.setManaged(results.hidden() > 0);
    }
}
