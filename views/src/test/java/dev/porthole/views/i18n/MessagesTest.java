package dev.porthole.views.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    /** A string in the source that can only be a key: letters and dots, at least one dot, of a known family. */
    private static final Pattern KEY = Pattern.compile(
            "\"((?:board|tile|trust|severity|unit|nav|top|palette|menu|help|range|refresh|status|connection|badge|action"
                + "|failure|app)\\.(?!css)[A-Za-z0-9.]*[A-Za-z0-9])\"");

    private static Properties bundle(String name) {
        var properties = new Properties();
        try (InputStream file =
                Messages.class.getResourceAsStream("/dev/porthole/views/i18n/" + name + ".properties")) {
            assertThat(file).as(name).isNotNull();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Test
    void both_languages_have_the_same_keys_and_no_two_bundles_share_one() {
        var owners = new HashMap<String, String>();
        for (String name : Messages.BUNDLES) {
            Set<String> english = bundle(name).stringPropertyNames();
            assertThat(bundle(name + "_ko").stringPropertyNames()).as(name).isEqualTo(english);
            for (String key : english) {
                assertThat(owners.put(key, name)).as("also has " + key).isNull();
            }
        }
    }

    @Test
    void both_languages_fill_the_same_places() {
        Pattern place = Pattern.compile("\\{(\\d)");
        for (String name : Messages.BUNDLES) {
            Properties korean = bundle(name + "_ko");
            bundle(name).forEach((key, text) -> {
                Set<String> places = new HashSet<>();
                Set<String> theirs = new HashSet<>();
                place.matcher((String) text).results().forEach(found -> places.add(found.group(1)));
                place.matcher(korean.getProperty((String) key)).results().forEach(found -> theirs.add(found.group(1)));
                assertThat(theirs).as((String) key).isEqualTo(places);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ko"})
    void every_text_is_a_pattern_and_its_apostrophes_are_doubled(String language) {
        var softly = new SoftAssertions();
        for (String name : Messages.BUNDLES) {
            for (Map.Entry<Object, Object> text : bundle(name + language).entrySet()) {
                String pattern = (String) text.getValue();
                softly.assertThatCode(() -> new MessageFormat(pattern)).doesNotThrowAnyException();
                softly.assertThat(pattern.replace("''", ""))
                        .as((String) text.getKey())
                        .doesNotContain("'");
            }
        }
        softly.assertAll();
    }

    @Test
    void every_key_that_the_code_names_is_there() throws IOException {
        var messages = new Messages(Locale.ENGLISH);
        var softly = new SoftAssertions();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = KEY.matcher(Files.readString(source));
                while (found.find()) {
                    softly.assertThat(messages.has(found.group(1)) || messages.has("detail." + found.group(1)))
                            .as("%s in %s", found.group(1), source.getFileName())
                            .isTrue();
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void strings_are_made_visible_and_phrases_are_put_into_words() {
        var messages = new Messages(Locale.ENGLISH);
        assertThat(messages.text("nav.tooltip", Phrase.of("nav.LOGS"), 3)).isEqualTo("Logs (Ctrl+3)");
        assertThat(messages.text("connection.where", "a\u202eb\u0000\ud800")).endsWith("a\\u202eb\\u0000\\ud800");
        assertThat(messages.text("no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void plain_text_in_any_script_stays_as_it_is() {
        for (String text : List.of("plain", "한국어", "日本語", "😀", "checkout-7d9f", "")) {
            assertThat(VisibleText.of(text)).isEqualTo(text);
        }
    }
}
