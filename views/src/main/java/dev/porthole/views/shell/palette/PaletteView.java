package dev.porthole.views.shell.palette;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/** The command palette: type, choose, done. */
public final class PaletteView extends VBox {

    private static final double ROW = 32;
    private static final int SHOWN = 10;

    private final PaletteViewModel model;
    private final Runnable close;
    private final CustomTextField field = new CustomTextField();
    private final ListView<PaletteViewModel.Row> list = new ListView<>();

    public PaletteView(PaletteViewModel model, Messages messages, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("palette");
        setPrefWidth(560);
        field.setLeft(new Icon(Glyph.SEARCH, 14));
        field.setPromptText(messages.text("palette.prompt"));
        field.setAccessibleText(messages.text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        field.textProperty().addListener((property, before, typed) -> find(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * SHOWN + 2);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(messages.text("palette.nothing")));
        list.setCellFactory(view -> new Cell());
        field.accessibleHelpProperty()
                .bind(list.getSelectionModel().selectedItemProperty().map(PaletteViewModel.Row::name));
        getChildren().addAll(field, list);
        find("");
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void find(String typed) {
        list.getItems().setAll(model.find(typed));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(SHOWN);
            case PAGE_UP -> move(-SHOWN);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        int size = list.getItems().size();
        if (size > 0) {
            int now = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) rows, 0, size - 1);
            list.getSelectionModel().select(now);
            list.scrollTo(Math.max(0, now - SHOWN + 2));
        }
    }

    private void run() {
        PaletteViewModel.Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            close.run();
            row.action().run().run();
        }
    }

    private final class Cell extends ListCell<PaletteViewModel.Row> {
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Cell() {
            keys.getStyleClass().add("key");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line = new HBox(8, name, space, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    run();
                }
            });
        }

        @Override
        protected void updateItem(PaletteViewModel.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(row.name());
            keys.setText(row.keys());
            keys.setVisible(!row.keys().isEmpty());
            setAccessibleText(row.name() + " " + row.keys());
            setGraphic(line);
        }
    }
}
