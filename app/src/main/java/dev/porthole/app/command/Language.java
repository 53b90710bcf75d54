package dev.porthole.app.command;

import dev.porthole.views.i18n.Phrase;
import java.util.List;
import java.util.Locale;

/** The languages of all texts. */
final class Language {

    private static final List<String> KNOWN = List.of("en", "ko");
    private static final String OPTION = "--language";

    private Language() {}

    static Locale parse(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (!KNOWN.contains(language.getLanguage())) {
            throw new WrongInput(Phrase.of("terminal.input.language", tag, String.join(", ", KNOWN)));
        }
        return language;
    }

    /** As far as it can be told of arguments that make no sense as a whole; else the system's. */
    static Locale of(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String tag = argument.startsWith(OPTION + "=")
                    ? argument.substring(OPTION.length() + 1)
                    : argument.equals(OPTION) && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (KNOWN.contains(Locale.forLanguageTag(tag).getLanguage())) {
                return Locale.forLanguageTag(tag);
            }
        }
        return Locale.getDefault();
    }
}
