package dev.porthole.views.shell.status;

import dev.porthole.views.text.Tone;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
public record ConnectionWords(
        String name,
        String version,
        String state,
        Tone tone,
        String where,
        Optional<String> sentence,
        String remedy,
        String since) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s,;)\\]\"']*[^\\s,;)\\]\"'.]");

    /** The page that the sentence sends a person to, as when a login is waited for. */
    Optional<String> address() {
        return sentence.map(ADDRESS::matcher).filter(Matcher::find).map(Matcher::group);
    }

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
