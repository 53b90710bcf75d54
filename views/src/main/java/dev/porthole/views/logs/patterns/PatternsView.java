package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The patterns of the log pane, in the place of its rows. A click or Enter shows the lines of one, Delete leaves them out,
 * Ctrl+C copies it.
 */
public final class PatternsView extends VBox {

    /** From these widths on there is room for more columns. */
    private static final double WIDE = 760;

    private static final double MIDDLE = 560;

    private final PatternsViewModel model;
    private final Messages messages;
    private final TableView<LogPattern> table = new TableView<>();
    private final Label summary = new Label();
    private final Notice notice;

    public PatternsView(PatternsViewModel model, Messages messages, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.notice = new Notice(messages);
        getStyleClass().addAll("patterns", "pod-table");
        summary.getStyleClass().add("patterns-summary");
        summary.setMaxWidth(Double.MAX_VALUE);
        table.setAccessibleText(messages.text("pattern.table"));
        table.setFixedCellSize(27);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label());
        var cells = new PatternCells(messages, this::shown, zone);
        TableColumn<LogPattern, LogPattern> who = cells.writers();
        TableColumn<LogPattern, LogPattern> first = cells.firstSeen();
        TableColumn<LogPattern, LogPattern> share = cells.share();
        table.getColumns().setAll(List.of(cells.count(), share, cells.trend(), first, who, cells.template()));
        widthProperty().subscribe(width -> {
            who.setVisible(width.doubleValue() >= MIDDLE);
            first.setVisible(width.doubleValue() >= WIDE);
            share.setVisible(width.doubleValue() >= WIDE);
        });
        table.setRowFactory(of -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        var body = new StackPane(table, notice);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(summary, body);
        model.tableProperty().subscribe(found -> refresh());
        model.failureProperty().subscribe(failure -> refresh());
    }

    /** The switch between these and the rows, to be put where there is room for it. */
    public ToggleButton chooser() {
        var chooser = new ToggleButton(messages.text("pattern.shown"));
        chooser.getStyleClass().setAll("log-tab", "patterns-chooser");
        chooser.setTooltip(new Tooltip(messages.text("pattern.shown.help")));
        chooser.setAccessibleText(messages.text("pattern.shown.help"));
        chooser.setMinWidth(USE_PREF_SIZE);
        return chooser;
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private PatternTable shown() {
        PatternTable shown = model.tableProperty().get();
        return shown == null ? PatternTable.NOTHING : shown;
    }

    private void refresh() {
        PatternTable found = model.tableProperty().get();
        Failure failure = model.failureProperty().get();
        if (found == null) {
            table.getItems().clear();
            summary.setText("");
            if (failure == null) {
                notice.say("pattern.notice.asking");
            } else {
                notice.say(failure);
            }
            return;
        }
        if (found.patterns().isEmpty()) {
            notice.say("pattern.notice.none");
        } else {
            notice.hide();
        }
        LogPattern selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(found.patterns());
        table.sort();
        if (selected != null) {
            table.getItems().stream()
                    .filter(pattern -> pattern.template().equals(selected.template()))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
        summary.setText(words(found));
    }

    private String words(PatternTable found) {
        PatternTable.Looked looked = found.looked();
        String lines = Sizes.count(looked.lines(), messages.locale());
        String total = (looked.exact() ? "" : "> ") + Sizes.count(Math.max(0, looked.total()), messages.locale());
        String of = messages.text(
                "pattern.looked." + looked.way() + (looked.total() < 0 ? ".unknown" : ""),
                found.patterns().size(),
                lines,
                total);
        String fresh = !found.isCompared()
                ? messages.text("pattern.uncompared")
                : messages.text("pattern.compared", found.newOnes());
        return of + " \u00b7 " + fresh;
    }

    private TableRow<LogPattern> row() {
        var row = new TableRow<LogPattern>();
        row.setOnMouseClicked(event -> {
            LogPattern shown = row.getItem();
            if (event.getButton() == MouseButton.PRIMARY && shown != null) {
                model.choose(shown);
            }
        });
        row.setContextMenu(new ContextMenu(
                item("pattern.only", () -> model.choose(row.getItem())),
                item("pattern.out", () -> model.leaveOut(row.getItem())),
                item("pattern.copy", () -> copy(row.getItem()))));
        row.itemProperty()
                .subscribe(shown -> row.setAccessibleText(
                        shown == null
                                ? ""
                                : messages.text(
                                        "pattern.row",
                                        shown().isNew(shown) ? messages.text("pattern.new") : "",
                                        shown.worst().name(),
                                        shown().lines(shown),
                                        SafeText.line(shown.template()),
                                        PatternCells.writers(shown, messages))));
        return row;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void key(KeyEvent event) {
        LogPattern selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            model.choose(selected);
        } else if (event.getCode() == KeyCode.DELETE) {
            model.leaveOut(selected);
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy(selected);
        } else {
            return;
        }
        event.consume();
    }

    private static void copy(LogPattern pattern) {
        var content = new ClipboardContent();
        content.putString(SafeText.line(pattern.template()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
