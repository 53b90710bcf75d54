package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.text.StyledText.Look;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void plain_text_stays_as_it_is() {
        assertThat(SafeText.line("GET /\uacbd\ub85c \ud83d\ude80 200")).isEqualTo("GET /\uacbd\ub85c \ud83d\ude80 200");
    }

    @Test
    void control_characters_become_pictures() {
        assertThat(SafeText.line("a\0b\rc\nd\u0007\u007f")).isEqualTo("a\u2400b\u240dc\u240ad\u2407\u2421");
        assertThat(SafeText.line("x\u009by")).isEqualTo("x\u2039U+009B\u203ay");
    }

    @Test
    void direction_and_width_tricks_are_written_out() {
        assertThat(SafeText.line("a\u202eb\u2066c\u200bd\ufeffe\u00adf"))
                .isEqualTo(
                        "a\u2039U+202E\u203ab\u2039U+2066\u203ac\u2039U+200B\u203ad\u2039U+FEFF\u203ae\u2039U+00AD\u203af");
        assertThat(SafeText.line("tag\udb40\udc41")).isEqualTo("tag\u2039U+E0041\u203a");
        assertThat(SafeText.line("\ud800x")).isEqualTo("\u2039U+D800\u203ax");
        assertThat(SafeText.line("\u2028\u3164")).isEqualTo("\u2039U+2028\u203a\u2039U+3164\u203a");
    }

    @Test
    void sgr_colours_are_looks_and_leave_the_text() {
        StyledText text = SafeText.row("a\u001b[1;31mred\u001b[0mb\u001b[92mg");
        assertThat(text.text()).isEqualTo("aredbg");
        assertThat(text.looks()[0]).isZero();
        assertThat((int) text.looks()[1]).isEqualTo(Look.BOLD | Look.COLOURED | 1);
        assertThat(text.looks()[4]).isZero();
        assertThat((int) text.looks()[5]).isEqualTo(Look.COLOURED | 2);
    }

    @Test
    void other_sequences_stay_visible() {
        assertThat(SafeText.line("\u001b]0;title\u0007")).isEqualTo("\u241b]0;title\u2407");
        assertThat(SafeText.line("\u001b[2J\u001b[1A")).isEqualTo("\u241b[2J\u241b[1A");
        assertThat(SafeText.line("\u001b[31")).isEqualTo("\u241b[31");
        assertThat(SafeText.line("\u001b[38;5;196mx\u001b[99999999999mz")).isEqualTo("xz");
    }

    @Test
    void blocks_keep_line_breaks_and_tabs_only() {
        assertThat(SafeText.block("a\tb\r\nc\nd\re")).isEqualTo("a\tb\nc\nd\u240de");
        assertThat(SafeText.line("a\tb")).isEqualTo("a    b");
    }

    @Test
    void no_random_text_gets_through_with_something_hidden() {
        var random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            var raw = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                raw.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x30) : random.nextInt(0x10000)));
            }
            StyledText text = SafeText.row(raw.toString());
            assertThat(text.looks()).hasSize(text.length());
            assertThat(text.text().codePoints()).noneMatch(point -> switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
                default -> false;
            });
        }
    }
}
