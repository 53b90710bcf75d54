package dev.porthole.views.pods.detail;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.SafeText;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An object as YAML: to be read, searched and copied. */
final class YamlView extends VBox {

    private final TextArea text = new TextArea();
    private final TextField find = new TextField();
    private String yaml = "";

    YamlView(Messages messages) {
        getStyleClass().add("yaml-view");
        text.setEditable(false);
        text.getStyleClass().addAll("mono", "yaml-text");
        text.setAccessibleText(messages.text("pods.detail.yaml"));
        find.setPromptText(messages.text("pods.yaml.find"));
        find.setAccessibleText(messages.text("pods.yaml.find"));
        find.setOnAction(event -> findNext());
        var copy = new Button(messages.text("pods.yaml.copy"));
        copy.setOnAction(event -> copy());
        HBox.setHgrow(find, Priority.ALWAYS);
        var bar = new HBox(find, copy);
        bar.getStyleClass().add("yaml-bar");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(bar, text);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                find.requestFocus();
                event.consume();
            }
        });
    }

    void show(String object) {
        if (!object.equals(yaml)) {
            yaml = object;
            int anchor = text.getAnchor();
            int caret = text.getCaretPosition();
            double top = text.getScrollTop();
            text.setText(SafeText.block(object));
            // Of the same object something else is said: whoever reads it stays where he is.
            text.selectRange(Math.min(anchor, text.getLength()), Math.min(caret, text.getLength()));
            text.setScrollTop(top);
        }
    }

    /** The next place after the caret, or the first one. */
    private void findNext() {
        String wanted = find.getText().toLowerCase(Locale.ROOT);
        String all = text.getText().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return;
        }
        int place = all.indexOf(wanted, text.getCaretPosition());
        int found = place < 0 ? all.indexOf(wanted) : place;
        if (found >= 0) {
            text.selectRange(found, found + wanted.length());
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(yaml);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
