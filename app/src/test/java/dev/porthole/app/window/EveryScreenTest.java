package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.views.sight.ContrastFaults;
import dev.porthole.views.sight.LayoutFaults;
import dev.porthole.views.sight.ReachFaults;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks over every screen in every size, each in both themes and both languages: nothing is cut off, what is cut short
 * can be read, texts stand out from what is behind them, and everything has a name and is reached by keys.
 */
@Timeout(300)
class EveryScreenTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** The first two are seen in the other theme than the last two, and the other way round on the next screen. */
    private static final List<Size> SIZES =
            List.of(new Size(800, 600), new Size(1000, 700), new Size(1440, 900), new Size(2560, 1440));

    @TempDir
    private Path folder;

    private record Size(int width, int height) {

        boolean isLookedAt() {
            return width == 1000 || width == 1440;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void every_screen_is_whole_readable_named_and_reached_in_every_size(String language) {
        Theme first = language.equals("en") ? Theme.DARK : Theme.LIGHT;
        Set<String> faults = new TreeSet<>();
        try (var window =
                new OpenWindow(SampleOptions.demo(), folder, first, 1440, 900, Locale.forLanguageTag(language))) {
            window.await(
                    "a live board",
                    SOON,
                    () -> window.ui(scene -> window.content().isSettled()));
            for (Screen screen : Screens.ALL) {
                screen.open().accept(window);
                faults.addAll(look(window, screen.name(), language));
                screen.leave().accept(window);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> look(OpenWindow window, String screen, String language) {
        List<String> faults = new ArrayList<>();
        for (Size size : SIZES) {
            if (size.equals(SIZES.get(2))) {
                window.otherTheme();
                window.pulse();
            }
            window.resize(size.width(), size.height());
            String where = "  [" + screen + " at " + size.width() + " " + language + "]";
            faults.addAll(window.ui(scene -> Stream.concat(
                            new LayoutFaults(scene).find().stream(), new ContrastFaults(scene).find().stream())
                    .map(fault -> fault + where)
                    .toList()));
            if (size.isLookedAt()) {
                window.picturedAsResized("screen-" + screen.replace(' ', '-') + "-" + size.width() + "-" + language);
            }
        }
        window.resize(1440, 900);
        var reach = window.ui(ReachFaults::new);
        faults.addAll(window.ui(scene -> Stream.of(reach.unnamed(), reach.mouseOnly(), reach.notReached())
                .flatMap(List::stream)
                .map(fault -> fault + "  [" + screen + "]")
                .toList()));
        return faults;
    }
}
