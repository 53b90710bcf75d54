package dev.porthole.views.i18n;

import dev.porthole.connectors.api.text.VisibleText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of one language. Each feature has a bundle of its own in this package's resources; keys are unique over all
 * of them. A key that is missing is a bug, and a test looks for it; on screen it shows as itself.
 */
public final class Messages {

    /** The bundles, by feature. */
    public static final List<String> BUNDLES = List.of(
            "shell",
            "board",
            "chart",
            "metrics",
            "explore",
            "patterns",
            "logs",
            "pods",
            "forwards",
            "alerts",
            "alarms",
            "silences",
            "rules",
            "routes",
            "failures",
            "terminal");

    private final Locale locale;
    private final Map<String, String> patterns = new HashMap<>();

    public Messages(Locale locale) {
        this.locale = locale;
        for (String name : BUNDLES) {
            read(name + ".properties");
            read(name + "_" + locale.getLanguage() + ".properties");
        }
    }

    /** Over what is there already; English has the name without a language. */
    private void read(String file) {
        try (var stream = Messages.class.getResourceAsStream(file)) {
            if (stream != null) {
                var texts = new Properties();
                texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
                texts.forEach((key, text) -> patterns.put((String) key, (String) text));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the texts in " + file + " cannot be read", broken);
        }
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The text of {@code key} with its places ({@code {0}}, {@code {1}}, ...) filled. Phrases and wordings among them
     * are put into words; strings come from elsewhere and are made visible.
     */
    public String text(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            return key;
        }
        Object[] words = Arrays.stream(arguments).map(this::said).toArray();
        String text = new MessageFormat(pattern, locale).format(words);
        return locale.getLanguage().equals("ko") ? KoreanParticles.chosen(text) : text;
    }

    private Object said(Object argument) {
        return switch (argument) {
            case Phrase phrase -> text(phrase);
            case Wording wording -> wording.in(this);
            case String text -> VisibleText.of(text);
            default -> argument;
        };
    }

    public String text(Phrase phrase) {
        return phrase.isEmpty() ? "" : text(phrase.key(), phrase.arguments().toArray());
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }
}
