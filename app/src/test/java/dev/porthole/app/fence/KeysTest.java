package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.boards.file.BuiltInBoards;
import dev.porthole.views.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key of a bundle is read by somebody: it stands in the code, whole or made of a beginning, a word and an end. */
class KeysTest {

    /** What is written in front of the keys of {@code Detail.of}. */
    private static final String DETAIL = "detail.";

    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    private final Set<String> literals =
            Literals.ofAllModules().stream().map(Literals.Literal::text).collect(Collectors.toSet());

    /** What tiles of the boards that come along are called. */
    private final Set<String> tiles = new BuiltInBoards()
            .all().stream()
                    .flatMap(entry -> entry.board().orElseThrow().tiles().stream()
                            .map(tile -> "board." + entry.id() + "." + tile.id()))
                    .collect(Collectors.toSet());

    private final List<String> beginnings = literals.stream()
            .filter(text -> text.matches("[\\w.-]+[.-]") && !text.equals(DETAIL))
            .toList();

    private final List<String> ends =
            literals.stream().filter(text -> text.matches("\\.[\\w.]+")).toList();

    @Test
    void every_key_is_read() {
        Set<String> unread = new TreeSet<>();
        for (String bundle : Messages.BUNDLES) {
            for (String key : ResourceBundle.getBundle("dev.porthole.views.i18n." + bundle, Locale.ROOT)
                    .keySet()) {
                String sent = key.startsWith(DETAIL) ? key.substring(DETAIL.length()) : key;
                if (!isRead(sent) && !isRead(key)) {
                    unread.add(bundle + ": " + key);
                }
            }
        }

        assertThat(unread).as("keys that nobody reads").isEmpty();
    }

    @Test
    void a_key_that_is_not_in_the_code_is_found() {
        assertThat(isRead("board.pending")).isTrue();
        assertThat(isRead("severity.WARNING")).isTrue();
        assertThat(isRead("http.loginPage.said")).isTrue();
        assertThat(isRead("board.detail.nobody")).isFalse();
        assertThat(isRead("nobody.reads.this")).isFalse();
    }

    private boolean isRead(String key) {
        List<String> bodies = new ArrayList<>(List.of(key));
        ends.stream().filter(key::endsWith).forEach(end -> bodies.add(key.substring(0, key.length() - end.length())));
        return bodies.stream()
                .anyMatch(body -> literals.contains(body)
                        || tiles.contains(body)
                        || beginnings.stream().filter(body::startsWith).anyMatch(beginning -> {
                            String rest = body.substring(beginning.length());
                            return WORD.matcher(rest).matches() || literals.contains(rest);
                        }));
    }
}
