package dev.porthole.views.explore;

import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.i18n.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** The labels of the row that is selected; each can narrow its query or group it. */
final class LabelActions extends FlowPane {

    private static final String METRIC = "__name__";
    private static final int LONGEST = 60;

    private final ExploreViewModel model;
    private final Messages messages;

    LabelActions(ExploreViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("label-actions");
        show(null);
    }

    void show(@Nullable ResultRow row) {
        getChildren().clear();
        if (row == null || row.labels().isEmpty()) {
            var hint = new Label(messages.text("explore.labels.hint"));
            hint.getStyleClass().add("dim");
            getChildren().add(hint);
            return;
        }
        row.labels().forEach((label, value) -> {
            if (!label.equals(METRIC)) {
                getChildren().add(button(row, label, value));
            }
        });
    }

    private MenuButton button(ResultRow row, String label, String value) {
        String text = new OneLineText(label + "=" + value).text();
        var button = new MenuButton(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("label-action");
        button.setAccessibleText(messages.text("explore.labels.action", text));
        button.getItems()
                .setAll(
                        item("explore.labels.only", label, value, () -> model.narrow(row, label, false)),
                        item("explore.labels.not", label, value, () -> model.narrow(row, label, true)),
                        item("explore.labels.group", label, value, () -> model.groupBy(row, label)));
        return button;
    }

    private MenuItem item(String key, String label, String value, Runnable action) {
        var item = new MenuItem(messages.text(key, label, value));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
