package dev.porthole.views.logs.completion;

import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.connectors.api.logs.query.LogCompletion.Item;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What may come next, below the caret. It never has the focus: the field hands it its keys. At first nothing is chosen, so that
 * Enter means the search until somebody has gone down into the list.
 */
public final class CompletionPopup extends VBox {

    private static final double ROW = 25;
    private static final int ROWS = 9;
    private static final double WIDTH = 460;
    private static final double HELP = 28;

    private final Messages messages;
    private final ListView<Item> list = new ListView<>();
    private final Label help = new Label();
    private Consumer<Item> onChosen = item -> {};

    public CompletionPopup(Messages messages) {
        this.messages = messages;
        getStyleClass().add("completion");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(messages.text("log.complete"));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> choose());
        help.getStyleClass().add("completion-help");
        help.setMaxWidth(Double.MAX_VALUE);
        help.setMinHeight(HELP);
        help.setMaxHeight(HELP);
        list.getSelectionModel().selectedItemProperty().subscribe(this::explain);
        getChildren().addAll(list, help);
        setManaged(false);
        setVisible(false);
    }

    public void setOnChosen(Consumer<Item> onChosen) {
        this.onChosen = onChosen;
    }

    /** @param caret in this list's parent */
    public void show(LogCompletion completion, Bounds caret) {
        list.getItems().setAll(completion.items());
        list.getSelectionModel().clearSelection();
        list.scrollTo(0);
        setVisible(!completion.items().isEmpty());
        double height = ROW * Math.min(ROWS, completion.items().size()) + 4;
        list.setPrefHeight(height);
        list.setMinHeight(height);
        Bounds parent = getParent().getLayoutBounds();
        double width = Math.min(WIDTH, parent.getWidth() - 24);
        resizeRelocate(
                Math.clamp(caret.getMinX() - 10, 0, Math.max(0, parent.getWidth() - width - 12)),
                caret.getMaxY() + 6,
                width,
                height + HELP + 2);
        toFront();
    }

    public void hide() {
        setVisible(false);
    }

    /** Whether the key was meant for the list. */
    public boolean key(KeyCode key) {
        if (!isVisible()) {
            return false;
        }
        switch (key) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            case ESCAPE -> hide();
            case TAB -> {
                if (isNothingChosen()) {
                    move(1);
                }
                choose();
            }
            case ENTER -> {
                if (isNothingChosen()) {
                    hide();
                    return false;
                }
                choose();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isNothingChosen() {
        return list.getSelectionModel().getSelectedIndex() < 0;
    }

    private void move(int by) {
        int now = list.getSelectionModel().getSelectedIndex() + by;
        if (now < 0 && by == -1) {
            list.getSelectionModel().clearSelection();
            return;
        }
        int to = Math.clamp(now, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS + 2));
    }

    private void choose() {
        Item item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            onChosen.accept(item);
        }
    }

    private void explain(@Nullable Item item) {
        help.setText(item == null ? messages.text("log.complete.help") : words(item));
    }

    private String words(Item item) {
        return switch (item.kind()) {
            case FIELD -> messages.text("log.complete.field", item.note());
            case VALUE -> messages.text("log.complete.value");
            case OPERATOR ->
                messages.text(
                        switch (item.label()) {
                            case "and" -> "log.complete.and";
                            case "or" -> "log.complete.or";
                            case "not" -> "log.complete.not";
                            case ":" -> "log.complete.is";
                            case "*", ": *" -> "log.complete.any";
                            default -> "log.complete.compare";
                        });
        };
    }

    private final class Cell extends ListCell<Item> {

        private final Label name = new Label();
        private final Label note = new Label();
        private final Region gap = new Region();
        private final HBox row = new HBox(name, gap, note);

        Cell() {
            row.getStyleClass().add("completion-row");
            name.getStyleClass().add("completion-name");
            note.getStyleClass().add("completion-note");
            note.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(gap, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : row);
            if (item != null && !empty) {
                name.setText(VisibleText.of(item.label()));
                note.setText(item.note().isEmpty() ? messages.text("log.complete." + item.kind()) : item.note());
            }
        }
    }
}
