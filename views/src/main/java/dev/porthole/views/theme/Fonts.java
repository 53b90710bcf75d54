package dev.porthole.views.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The fonts that come along: Inter with tabular figures, and JetBrains Mono. What they lack (Korean, Chinese, Japanese)
 * comes from the system's fonts.
 */
final class Fonts {

    private static final List<String> FILES = List.of(
            "InterTabular-Regular.otf",
            "InterTabular-Medium.otf",
            "InterTabular-SemiBold.otf",
            "InterTabular-Display.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    static void load() {
        for (String file : FILES) {
            try (InputStream font = Fonts.class.getResourceAsStream("/dev/porthole/views/fonts/" + file)) {
                if (font == null || Font.loadFont(font, 13) == null) {
                    throw new IllegalStateException("the font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the font " + file + " cannot be read", e);
            }
        }
    }
}
