package dev.porthole.views.explore.editor;

import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.i18n.Messages;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What may come next, under the caret. It never has the focus: the editor hands it its keys. */
public final class CompletionList extends VBox {

    private static final double ROW = 25;
    private static final int ROWS = 9;
    private static final double WIDTH = 520;

    private final ListView<QueryCompletion.Item> list = new ListView<>();
    private final Label help = new Label();
    private Consumer<QueryCompletion.Item> onChosen = item -> {};

    public CompletionList(Messages messages) {
        getStyleClass().add("completion");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(messages.text("explore.completion"));
        list.setCellFactory(view -> new Cell(messages));
        list.setOnMouseClicked(event -> choose());
        help.getStyleClass().add("completion-help");
        help.setWrapText(true);
        help.setMaxWidth(Double.MAX_VALUE);
        list.getSelectionModel().selectedItemProperty().subscribe(this::explain);
        getChildren().addAll(list, help);
        setManaged(false);
        hide();
    }

    public void setOnChosen(Consumer<QueryCompletion.Item> onChosen) {
        this.onChosen = onChosen;
    }

    /** @param caret in this list's parent */
    public void show(QueryCompletion completion, Bounds caret) {
        list.getItems().setAll(completion.items());
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        setVisible(true);
        place(caret);
    }

    private void place(Bounds caret) {
        double height = ROW * Math.min(ROWS, list.getItems().size()) + 4;
        list.setPrefHeight(height);
        list.setMinHeight(height);
        double width = Math.min(WIDTH, getParent().getLayoutBounds().getWidth() - 24);
        double whole = height + (help.isManaged() ? help.prefHeight(width) : 0) + 2;
        double room = getParent().getLayoutBounds().getWidth() - width - 12;
        double below = caret.getMaxY() + 9;
        boolean fits = below + whole <= getParent().getLayoutBounds().getHeight();
        resizeRelocate(
                Math.clamp(caret.getMinX() - 10, 0, Math.max(0, room)),
                fits ? below : Math.max(0, caret.getMinY() - whole - 4),
                width,
                whole);
    }

    public void hide() {
        setVisible(false);
    }

    public void move(int by) {
        int last = list.getItems().size() - 1;
        int now = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(now);
        list.scrollTo(Math.max(0, now - ROWS + 2));
    }

    public void choose() {
        QueryCompletion.Item item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            onChosen.accept(item);
        }
    }

    private void explain(QueryCompletion.@Nullable Item item) {
        String words = item == null ? "" : new OneLineText(item.help()).text();
        help.setText(words);
        help.setManaged(!words.isEmpty());
        help.setVisible(!words.isEmpty());
    }

    private static final class Cell extends ListCell<QueryCompletion.Item> {

        private final Messages messages;
        private final Label name = new Label();
        private final Label note = new Label();
        private final Region gap = new Region();
        private final HBox row = new HBox(name, gap, note);

        Cell(Messages messages) {
            this.messages = messages;
            row.getStyleClass().add("completion-row");
            name.getStyleClass().add("completion-name");
            note.getStyleClass().add("completion-note");
            note.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(gap, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(QueryCompletion.@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : row);
            if (item != null && !empty) {
                name.setText(messages.text("explore.text", item.label()));
                String kind = messages.text("explore.kind." + item.kind());
                note.setText(item.note().isEmpty() ? kind : messages.text("explore.text", item.note()));
            }
        }
    }
}
