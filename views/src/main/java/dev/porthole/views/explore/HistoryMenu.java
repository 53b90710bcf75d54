package dev.porthole.views.explore;

import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.i18n.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Queries to choose from: those asked before, or those kept. */
final class HistoryMenu extends MenuButton {

    private static final int ROWS = 20;
    private static final int LONGEST = 90;

    private final List<String> queries;
    private final Messages messages;
    private final Consumer<String> chosen;

    HistoryMenu(String key, ObservableList<String> queries, Messages messages, Consumer<String> chosen) {
        super(messages.text(key));
        this.queries = queries;
        this.messages = messages;
        this.chosen = chosen;
        getStyleClass().add("explore-button");
        queries.addListener((ListChangeListener<String>) change -> fill());
        fill();
    }

    private void fill() {
        getItems().setAll(queries.stream().limit(ROWS).map(this::item).toList());
        if (queries.isEmpty()) {
            var none = new MenuItem(messages.text("explore.history.none"));
            none.setDisable(true);
            getItems().add(none);
        }
    }

    private MenuItem item(String query) {
        String line = new OneLineText(query).text();
        var item = new MenuItem(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> chosen.accept(query));
        return item;
    }
}
