package dev.porthole.views.shell.palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final Actions actions = new Actions();
    private final PaletteViewModel palette = new PaletteViewModel(actions, new Messages(Locale.ENGLISH));

    @BeforeEach
    void fill() {
        actions.add(Action.of("go.LOGS", Phrase.of("action.go", Phrase.of("nav.LOGS")), () -> {}));
        actions.add(Action.of(
                "refresh.now", Phrase.of("action.refresh.now"), new KeyCodeCombination(KeyCode.F5), () -> {}));
        actions.add(Action.of("refresh.every", Phrase.of("action.refresh.every"), () -> {}));
        actions.add(Action.of("range.PT15M", Phrase.of("action.range.last", Phrase.of("range.PT15M")), () -> {}));
        actions.add(Action.of("theme", Phrase.of("action.theme"), () -> {}));
    }

    private List<String> find(String typed) {
        return palette.find(typed).stream().map(row -> row.action().id()).toList();
    }

    @Test
    void nothing_typed_shows_all_in_their_order() {
        assertThat(find("  ")).containsExactly("go.LOGS", "refresh.now", "refresh.every", "range.PT15M", "theme");
    }

    @Test
    void beginnings_come_before_parts() {
        assertThat(find("refresh")).containsExactly("refresh.now", "refresh.every");
        assertThat(find("REFRESH").getFirst()).isEqualTo("refresh.now");
    }

    @Test
    void all_words_must_be_there_in_any_order() {
        assertThat(find("minutes 15")).containsExactly("range.PT15M");
        assertThat(find("light dark")).containsExactly("theme");
        assertThat(find("light logs")).isEmpty();
    }

    @Test
    void letters_in_order_are_enough() {
        assertThat(find("swdl")).containsExactly("theme");
        assertThat(find("zzz")).isEmpty();
    }

    @Test
    void the_keys_are_shown() {
        assertThat(palette.find("refresh now").getFirst().keys()).isEqualTo("F5");
    }

    @Test
    void a_key_or_an_id_is_taken_once() {
        assertThatThrownBy(() -> actions.add(Action.of("theme", Phrase.of("action.theme"), () -> {})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> actions.add(
                        Action.of("x", Phrase.of("action.theme"), new KeyCodeCombination(KeyCode.F5), () -> {})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
