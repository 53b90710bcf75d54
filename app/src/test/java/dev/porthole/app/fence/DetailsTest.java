package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connectors say beside a failure has words in every language. */
class DetailsTest {

    private static final Pattern KEY = Pattern.compile("Detail\\.of\\(\\s*\"([\\w.-]*\\w)\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void every_sentence_of_a_connector_has_words(String language) throws IOException {
        var messages = new Messages(Locale.of(language));
        var keys = new TreeSet<String>();
        for (Path folder : List.of(Path.of("..", "connectors"), Path.of("src"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(DetailsTest::isShipped)
                        .flatMap(file -> KEY.matcher(read(file)).results().map(found -> found.group(1)))
                        .forEach(keys::add);
            }
        }

        assertThat(keys).hasSizeGreaterThan(50);
        keys.removeIf(key -> messages.has("detail." + key));
        assertThat(keys).as("keys without words in " + language).isEmpty();
    }

    private static boolean isShipped(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains(Path.of("src", "main").toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
