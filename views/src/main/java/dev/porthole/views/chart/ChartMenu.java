package dev.porthole.views.chart;

import dev.porthole.views.chart.series.ChartExport;
import dev.porthole.views.i18n.Messages;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A chart's own menu, by the second button or the menu key: how it is drawn, the values as a table, and copying. */
public final class ChartMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ChartView view;
    private final ChartModel model;
    private final Messages messages;

    public ChartMenu(ChartView view, ChartModel model, Messages messages) {
        this.view = view;
        this.model = model;
        this.messages = messages;
    }

    /** @param showTable shows the values as a table in place of the picture, or the picture again */
    public void attach(Runnable showTable) {
        view.setOnContextMenuRequested(event -> {
            menu(showTable).show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copyValues();
                event.consume();
            } else if (event.getCode() == KeyCode.T && !event.isShortcutDown() && !event.isAltDown()) {
                showTable.run();
                event.consume();
            }
        });
    }

    private ContextMenu menu(Runnable showTable) {
        var menu = new ContextMenu();
        var kinds = new ToggleGroup();
        for (ChartKind kind : ChartKind.values()) {
            var item = new RadioMenuItem(messages.text("chart.kind." + kind));
            item.setToggleGroup(kinds);
            item.setSelected(model.lookProperty().get().kind() == kind);
            item.setOnAction(event -> model.lookProperty()
                    .set(new ChartLook(kind, model.lookProperty().get().logarithmic())));
            menu.getItems().add(item);
        }
        var logarithmic = new CheckMenuItem(messages.text("chart.logarithmic"));
        logarithmic.setSelected(model.lookProperty().get().logarithmic());
        logarithmic.setOnAction(event -> model.lookProperty()
                .set(new ChartLook(model.lookProperty().get().kind(), logarithmic.isSelected())));
        menu.getItems()
                .addAll(List.of(
                        new SeparatorMenuItem(),
                        logarithmic,
                        item("chart.asTable", showTable),
                        new SeparatorMenuItem(),
                        item("chart.copy.picture", this::copyPicture),
                        item("chart.copy.values", this::copyValues)));
        if (!model.contentProperty().get().query().isEmpty()) {
            menu.getItems().add(item("chart.copy.query", this::copyQuery));
        }
        return menu;
    }

    private MenuItem item(String key, Runnable run) {
        var item = new MenuItem(messages.text(key));
        item.setOnAction(event -> run.run());
        return item;
    }

    public void copyPicture() {
        WritableImage image = view.snapshot(null, null);
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** As comma-separated text. */
    public void copyValues() {
        copy(ChartExport.csv(model.shown(), model.rangeProperty().get()));
    }

    public void copyQuery() {
        copy(model.contentProperty().get().query());
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
