package dev.porthole.views.i18n;

/** Something that goes into a text and knows how to be said in each language: an amount, a span of time. */
@FunctionalInterface
public interface Wording {

    String in(Messages messages);
}
