package dev.porthole.views.shell.topbar;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Rows to choose one of; a field to narrow them down when they are many. */
final class ChoiceMenu extends VBox {

    private static final int MANY = 9;
    private static final int MOST_SHOWN = 12;
    private static final double ROW = 30;

    private final ListView<Choice> list;
    private final Consumer<Choice> taken;
    private final Optional<Consumer<Choice>> apart;

    /** @param taken is told of the row that was chosen, and closes the menu */
    ChoiceMenu(List<Choice> rows, Predicate<Choice> chosen, Messages messages, Consumer<Choice> taken) {
        this(rows, chosen, messages, taken, Optional.empty());
    }

    /**
     * @param taken is told of the row that was chosen, and closes the menu
     * @param apart is told instead when Shift was held
     */
    ChoiceMenu(
            List<Choice> rows,
            Predicate<Choice> chosen,
            Messages messages,
            Consumer<Choice> taken,
            Optional<Consumer<Choice>> apart) {
        this.taken = taken;
        this.apart = apart;
        getStyleClass().add("choice-menu");
        var shown = new FilteredList<>(FXCollections.observableArrayList(rows));
        list = new ListView<>(shown);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.clamp(rows.size(), 1, MOST_SHOWN) + 2);
        list.setPrefWidth(220);
        list.setCellFactory(view -> new Cell(chosen));
        list.setPlaceholder(new Label(messages.text("menu.nothing")));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        rows.stream().filter(chosen).findFirst().ifPresent(list.getSelectionModel()::select);
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        if (rows.size() > MANY) {
            getChildren().add(filter(shown, messages));
        }
        getChildren().add(list);
        if (apart.isPresent()) {
            var hint = new Label(messages.text("menu.apart"));
            hint.getStyleClass().addAll("dim", "choice-menu-hint");
            getChildren().add(hint);
        }
    }

    private TextField filter(FilteredList<Choice> shown, Messages messages) {
        var field = new TextField();
        field.setPromptText(messages.text("menu.filter"));
        field.setAccessibleText(messages.text("menu.filter"));
        field.textProperty().addListener((property, before, typed) -> {
            String part = typed.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(row -> row.label().toLowerCase(Locale.ROOT).contains(part));
            list.getSelectionModel().selectFirst();
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case DOWN -> list.getSelectionModel().selectNext();
                case UP -> list.getSelectionModel().selectPrevious();
                case ENTER -> take(event.isShiftDown());
                default -> {
                    return;
                }
            }
            event.consume();
        });
        return field;
    }

    /** The field or, without one, the list. */
    @Override
    public void requestFocus() {
        getChildren().getFirst().requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            take(event.isShiftDown());
            event.consume();
        }
    }

    private void take(boolean shift) {
        Choice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            (shift ? apart.orElse(taken) : taken).accept(choice);
        }
    }

    private final class Cell extends ListCell<Choice> {
        private final Predicate<Choice> chosen;
        private final Icon check = new Icon(Glyph.CHECK, 12);

        Cell(Predicate<Choice> chosen) {
            this.chosen = chosen;
            setGraphic(check);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    take(event.isShiftDown());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null ? "" : VisibleText.of(choice.label()));
            check.setVisible(choice != null && chosen.test(choice));
        }
    }
}
