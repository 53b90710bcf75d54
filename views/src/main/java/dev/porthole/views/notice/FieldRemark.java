package dev.porthole.views.notice;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/**
 * A field of a form and what is wrong with what was typed: marked at the field by its frame and a sign, and said in a
 * sentence below it.
 */
public final class FieldRemark extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SIGN = 13;

    private final Messages messages;
    private final CustomTextField field;
    private final Label sentence = new Label();
    private final Icon sign = new Icon(Glyph.CRITICAL, SIGN);

    public FieldRemark(CustomTextField field, Messages messages) {
        super(4);
        this.messages = messages;
        this.field = field;
        sign.getStyleClass().add("field-sign");
        sentence.getStyleClass().add("field-remark");
        sentence.setWrapText(true);
        sentence.managedProperty().bind(sentence.visibleProperty());
        sentence.setVisible(false);
        getChildren().addAll(field, sentence);
    }

    /** Says what is wrong; nothing is, when the phrase is empty. */
    public void say(Phrase problem) {
        boolean wrong = !problem.isEmpty();
        String words = wrong ? messages.text(problem) : "";
        sentence.setText(words);
        sentence.setVisible(wrong);
        field.pseudoClassStateChanged(WRONG, wrong);
        field.setAccessibleHelp(words);
        field.setRight(wrong ? sign : null);
    }
}
