package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalWidthTest {

    @Test
    void wide_characters_take_two_cells_and_marks_none() {
        assertThat(TerminalWidth.width("abc")).isEqualTo(3);
        assertThat(TerminalWidth.width("\ud55c\uad6d")).isEqualTo(4);
        assertThat(TerminalWidth.width("\ud83d\ude80")).isEqualTo(2);
        assertThat(TerminalWidth.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void rows_never_break_inside_a_character() {
        assertThat(TerminalWidth.breaks("abcdef", 4)).containsExactly(0, 4);
        assertThat(TerminalWidth.breaks("a\ud55c\uad6db", 4)).containsExactly(0, 2);
        assertThat(TerminalWidth.breaks("\ud83d\ude80\ud83d\ude80\ud83d\ude80", 4))
                .containsExactly(0, 4);
        assertThat(TerminalWidth.breaks("\ud55c", 1)).containsExactly(0);
        assertThat(TerminalWidth.breaks("", 10)).containsExactly(0);
    }
}
