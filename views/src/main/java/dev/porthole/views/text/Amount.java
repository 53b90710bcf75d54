package dev.porthole.views.text;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Wording;

/** A number and what it counts, to go into a {@link dev.porthole.views.i18n.Phrase}. */
public record Amount(double value, Quantity quantity) implements Wording {

    @Override
    public String in(Messages messages) {
        return new Figures(messages).of(value, quantity).text();
    }
}
