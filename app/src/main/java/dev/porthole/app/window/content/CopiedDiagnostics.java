package dev.porthole.app.window.content;

import dev.porthole.app.session.Diagnostics;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts how everything does on the clipboard, when the cluster has told its part. */
final class CopiedDiagnostics {

    private final Diagnostics diagnostics;
    private final LatestOnlyTask asking;

    CopiedDiagnostics(Diagnostics diagnostics, UiBridge bridge) {
        this.diagnostics = diagnostics;
        this.asking = new LatestOnlyTask(bridge);
    }

    void copy() {
        asking.ask("diagnostics", diagnostics::text, CopiedDiagnostics::put);
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
