package dev.porthole.views.notice;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** What a tag's colour means; the style sheet has a pseudo-class for each. */
public enum Tone {
    NEUTRAL,
    SUCCESS,
    WARNING,
    DANGER;

    /** Gives {@code tag} this tone and no other. */
    public void paint(Node tag) {
        for (Tone tone : values()) {
            tag.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == this && tone != NEUTRAL);
        }
    }
}
