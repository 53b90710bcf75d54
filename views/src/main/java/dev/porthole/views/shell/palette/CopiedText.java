package dev.porthole.views.shell.palette;

import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts a text on the clipboard that takes a moment to gather. */
public final class CopiedText {

    private final Supplier<String> text;
    private final LatestOnlyTask asking;

    /** @param text gathers it; blocks */
    public CopiedText(Supplier<String> text, UiBridge bridge) {
        this.text = text;
        this.asking = new LatestOnlyTask(bridge);
    }

    public void copy() {
        asking.ask("text for the clipboard", text, CopiedText::put);
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
