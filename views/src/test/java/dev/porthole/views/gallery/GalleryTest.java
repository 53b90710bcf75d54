package dev.porthole.views.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.board.BoardTile;
import dev.porthole.views.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paints every state of the board and of the frame, and keeps the pictures. */
class GalleryTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_window_is_painted_in_both_sizes_and_both_languages(Theme theme) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            shoot(theme, locale, 1440, 900, SampleBoard.incident(), "window", shell -> {});
            shoot(theme, locale, 1000, 700, SampleBoard.incident(), "window-small", shell -> {});
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_state_of_a_tile_is_painted(Theme theme) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            shoot(theme, locale, 1440, 900, SampleBoard.states(), "states", shell -> {});
            shoot(theme, locale, 1000, 700, SampleBoard.states(), "states-small", shell -> {});
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_card_is_painted(Theme theme) {
        shoot(theme, "palette", shell -> shell.shell.openPalette());
        shoot(theme, "help", shell -> shell.shell.openHelp());
        shoot(theme, "range", shell -> action(shell, "range"));
        shoot(theme, "refresh", shell -> action(shell, "refreshEvery"));
        shoot(theme, "namespace", shell -> action(shell, "namespace"));
        shoot(
                theme,
                "connection",
                shell -> shell.scene.getRoot().lookupAll(".status-chip").stream()
                        .map(Button.class::cast)
                        .filter(chip -> chip.getText().startsWith("Kibana"))
                        .forEach(Button::fire));
    }

    @Test
    void it_grows_to_4k() {
        shoot(Theme.DARK, Locale.ENGLISH, 3840, 2160, SampleBoard.incident(), "window-4k", shell -> {});
    }

    private static void action(SampleShell shell, String id) {
        shell.actions.all().stream()
                .filter(action -> action.id().equals(id))
                .forEach(action -> action.run().run());
    }

    private static void shoot(Theme theme, String name, Consumer<SampleShell> before) {
        shoot(theme, Locale.ENGLISH, 1440, 900, SampleBoard.incident(), name, before);
    }

    private static void shoot(
            Theme theme,
            Locale locale,
            int width,
            int height,
            List<BoardTile> tiles,
            String name,
            Consumer<SampleShell> before) {
        WritableImage image = UiThread.call(() -> {
            var shell = new SampleShell(theme, locale, width, height, tiles);
            shell.scene.snapshot(null); // lays out what the cards are placed by
            before.accept(shell);
            return Picture.take(
                    shell.scene, name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage());
        });
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getPixelReader().getColor(300, height - 60))
                .isEqualTo(theme.palette().panel());
        assertThat(image.getPixelReader().getColor(66, height / 2))
                .isEqualTo(theme.palette().window());
    }
}
