package dev.porthole.views.shell.palette;

import dev.porthole.views.i18n.Phrase;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do, by its key, from the palette, or from a button.
 *
 * @param id unique, such as "refresh"
 */
public record Action(String id, Phrase name, Optional<KeyCombination> key, Runnable run) {

    public static Action of(String id, Phrase name, KeyCombination key, Runnable run) {
        return new Action(id, name, Optional.of(key), run);
    }

    /** Without a key: from the palette only. */
    public static Action of(String id, Phrase name, Runnable run) {
        return new Action(id, name, Optional.empty(), run);
    }
}
