package dev.porthole.views.shell;

import java.util.Optional;

/**
 * A connection in words.
 *
 * @param name the product that answers, or what is looked for
 * @param version that it says of itself; may be empty
 * @param state such as "8 ms" or "reconnecting (2)"
 * @param where it is reached
 * @param sentence why it does not work; empty when it does
 * @param remedy what to do about it
 * @param since how long it has been like this
 */
record ConnectionWords(
        String name,
        String version,
        String state,
        Tone tone,
        String where,
        Optional<String> sentence,
        String remedy,
        String since) {

    String full() {
        return version.isEmpty() ? brief() : name + " " + version + " \u00b7 " + state;
    }

    String brief() {
        return name + " " + state;
    }

    String spoken() {
        return name + ", " + state + sentence.map(text -> ", " + text).orElse("");
    }
}
