package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.bridge.HeldOrder;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.notice.StaleLine;
import dev.porthole.views.time.Ticks;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of rules; a row opens beside it. */
public final class RulesView extends VBox {

    private static final double ROW_HEIGHT = 64;
    private static final double DETAIL_WIDTH = 430;
    /** Of the list beside a rule; with less there is only the rule. */
    private static final double LEAST_LIST = 480;

    private final RulesViewModel model;
    private final Messages messages;
    private final ListView<RuleRow> list = new ListView<>();
    private final HeldOrder<RuleRow> held;
    private final Label note = new Label();
    private final Notice notice;
    private final StaleLine stale;
    private final StackPane left;
    private final HBox body = new HBox();
    private Consumer<String> onQuery = expression -> {};
    private @Nullable String opened;
    private @Nullable RuleDetail shown;

    public RulesView(RulesViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("alerts-pane", "rules-pane");
        notice = new Notice(messages);
        stale = new StaleLine(messages, model.clock());
        held = new HeldOrder<>(list, list.getItems(), RuleRow::id, () -> {});
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText(messages.text("rules.title"));
        list.setPlaceholder(new Label());
        list.setCellFactory(view -> cell());
        list.setMinHeight(0);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        left = new StackPane(list, notice);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        body.getChildren().add(left);
        body.setMinHeight(0);
        body.widthProperty().addListener(property -> fit());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), stale, body);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && opened != null) {
                close();
                event.consume();
            }
        });
        WhileInScene.follow(this, model.rowsProperty(), this::show);
        WhileInScene.follow(this, model.observationProperty(), this::tell);
        WhileInScene.keep(this, model::attach);
        WhileInScene.keep(
                this,
                () -> ticks.each(() -> {
                    model.tick();
                    stale.tick();
                }));
    }

    /** Called with the expression of a rule that is to be seen as a query. */
    public void setOnQuery(Consumer<String> onQuery) {
        this.onQuery = onQuery;
    }

    private HBox header() {
        var title = new Label(messages.text("rules.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("panel-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var search = new TextField();
        search.setPromptText(messages.text("rules.search"));
        search.setAccessibleText(messages.text("rules.search"));
        search.getStyleClass().add("rule-search");
        search.textProperty().bindBidirectional(model.filterProperty());
        var header = new HBox(title, note, gap, search);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private RuleCell cell() {
        var cell = new RuleCell(messages, model.nowProperty());
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open(cell.getItem());
            }
        });
        return cell;
    }

    private void open(@Nullable RuleRow row) {
        if (row == null) {
            return;
        }
        opened = row.id();
        var detail = new RuleDetail(row, messages, model.language(), onQuery, this::close);
        shown = detail;
        detail.show(row, model.nowProperty().get());
        detail.setMinWidth(0);
        detail.setPrefWidth(DETAIL_WIDTH);
        body.getChildren().setAll(left, detail);
        fit();
    }

    private void close() {
        opened = null;
        shown = null;
        body.getChildren().setAll(left);
        fit();
        list.requestFocus();
    }

    /** Where there is no room for both, the rule stands alone. */
    private void fit() {
        boolean both = body.getChildren().size() == 1 || body.getWidth() - DETAIL_WIDTH >= LEAST_LIST;
        left.setManaged(both);
        left.setVisible(both);
        if (body.getChildren().size() > 1) {
            HBox.setHgrow(body.getChildren().getLast(), both ? Priority.NEVER : Priority.ALWAYS);
        }
    }

    private void show(List<RuleRow> rows) {
        RuleRow selected = list.getSelectionModel().getSelectedItem();
        held.show(rows);
        if (selected != null) {
            list.getItems().stream()
                    .filter(row -> row.id().equals(selected.id()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        RuleDetail detail = shown;
        if (detail != null) {
            rows.stream()
                    .filter(row -> row.id().equals(opened))
                    .findFirst()
                    .ifPresent(row -> detail.show(row, model.nowProperty().get()));
        }
        long broken = rows.stream()
                .filter(row -> row.standing() == RuleRow.Standing.BROKEN)
                .count();
        long slow = rows.stream()
                .filter(row -> row.standing() == RuleRow.Standing.SLOW)
                .count();
        note.setText(
                broken + slow == 0
                        ? messages.text("rules.note", rows.size())
                        : messages.text("rules.note.trouble", rows.size(), broken, slow));
        tell(model.observationProperty().get());
    }

    private void tell(Observation<List<Rule>> state) {
        stale.hide();
        notice.hide();
        switch (state) {
            case Observation.Pending<List<Rule>> pending -> notice.say("rules.asking");
            case Observation.Failed<List<Rule>>(var failure, var at) -> notice.say(failure);
            case Observation.Stale<List<Rule>>(var value, var at, var failure) -> stale.show(failure, at);
            case Observation.Fresh<List<Rule>>(var all, var at, var notes) -> {
                if (model.rowsProperty().get().isEmpty()) {
                    notice.say(all.isEmpty() ? "rules.none" : "rules.none.found");
                }
            }
        }
    }
}
