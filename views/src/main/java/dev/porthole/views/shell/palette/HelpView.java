package dev.porthole.views.shell.palette;

import dev.porthole.views.i18n.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys, in two columns. */
public final class HelpView extends VBox {

    private final ScrollPane scroll;

    public HelpView(Actions actions, Messages messages) {
        getStyleClass().add("help");
        var title = new Label(messages.text("help.title"));
        title.getStyleClass().add("panel-title");
        var grid = new GridPane(28, 7);
        List<Action> keyed = actions.all().stream()
                .filter(action -> action.key().isPresent())
                .toList();
        int rows = (keyed.size() + 1) / 2;
        for (int i = 0; i < keyed.size(); i++) {
            var key = new Label(keyed.get(i).key().map(Actions::written).orElse(""));
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            grid.addRow(i % rows);
            grid.add(key, i / rows * 2, i % rows);
            var name = new Label(messages.text(keyed.get(i).name()));
            name.setMinWidth(USE_PREF_SIZE);
            grid.add(name, i / rows * 2 + 1, i % rows);
        }
        scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("help-keys");
        getChildren().addAll(title, scroll);
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }
}
