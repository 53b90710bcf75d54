package dev.porthole.views.notice;

import dev.porthole.views.text.Tone;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** A word on a coloured ground. */
public final class Tag extends Label {

    public Tag() {
        getStyleClass().add("tag");
    }

    public void show(String word, Tone tone) {
        setText(word);
        colour(this, tone);
    }

    /** Gives {@code node} the pseudo-class of {@code tone}, and of no other. */
    public static void colour(Node node, Tone tone) {
        for (Tone each : Tone.values()) {
            node.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == tone);
        }
    }
}
