package dev.porthole.views.shell.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All actions there are: the one list behind keys, palette and help. UI thread only. */
public final class Actions {

    private final List<Action> all = new ArrayList<>();

    /** @throws IllegalArgumentException if the id or the key is taken; that is a bug */
    public void add(Action action) {
        for (Action other : all) {
            boolean sameKey = action.key().isPresent() && action.key().equals(other.key());
            if (other.id().equals(action.id()) || sameKey) {
                throw new IllegalArgumentException(action.id() + " takes the place of " + other.id());
            }
        }
        all.add(action);
    }

    public List<Action> all() {
        return List.copyOf(all);
    }

    /** The action of the keys pressed or typed; none for plain characters that are being typed into a field. */
    public Optional<Action> of(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl
                && !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey();
        return typing
                ? Optional.empty()
                : all.stream()
                        .filter(action ->
                                action.key().filter(key -> matches(key, event)).isPresent())
                        .findFirst();
    }

    /** A character such as "?" is where the keyboard's layout puts it, so it is known only once it has been typed. */
    private static boolean matches(KeyCombination key, KeyEvent event) {
        boolean typed = event.getEventType() == KeyEvent.KEY_TYPED;
        return key instanceof KeyCharacterCombination character
                ? typed && character.getCharacter().equals(event.getCharacter())
                : !typed && key.match(event);
    }

    /** The keys as they are written on the keyboard, such as "Ctrl+K". */
    static String written(KeyCombination key) {
        return key instanceof KeyCharacterCombination character
                ? character.getCharacter()
                : key.getDisplayText().replace("Escape", "Esc");
    }
}
