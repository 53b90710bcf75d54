package dev.porthole.app.command;

import dev.porthole.views.i18n.Phrase;

/** What was typed makes no sense, said in a phrase that is put into the person's language later. */
public final class WrongInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;

    public WrongInput(Phrase phrase) {
        super(phrase.toString());
        this.phrase = phrase;
    }

    public Phrase phrase() {
        return phrase;
    }
}
