package dev.porthole.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("(-color-[a-z0-9-]+):\\s*(#[0-9a-f]+);");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-color-bg-overlay");
    private static final List<String> TEXTS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-color-success-fg",
            "-color-warning-fg",
            "-color-danger-fg");

    private static Map<String, Color> tokens(Theme theme) throws IOException {
        try (InputStream sheet =
                ContrastTest.class.getResourceAsStream("/dev/porthole/views/css/" + theme.tokenSheet())) {
            assertThat(sheet).isNotNull();
            Matcher matcher = TOKEN.matcher(new String(sheet.readAllBytes(), StandardCharsets.UTF_8));
            var tokens = new HashMap<String, Color>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), Color.web(matcher.group(2)));
            }
            return tokens;
        }
    }

    private static double channel(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color colour) {
        return 0.2126 * channel(colour.getRed())
                + 0.7152 * channel(colour.getGreen())
                + 0.0722 * channel(colour.getBlue());
    }

    /** As WCAG 2 defines it. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static Color over(Color ground, Color tint) {
        return ground.interpolate(Color.color(tint.getRed(), tint.getGreen(), tint.getBlue()), tint.getOpacity());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_text_can_be_read_on_every_ground(Theme theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        var softly = new SoftAssertions();
        for (String ground : GROUNDS) {
            for (String text : TEXTS) {
                softly.assertThat(contrast(tokens.get(text), tokens.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_tag_can_be_read_on_its_tint(Theme theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        var softly = new SoftAssertions();
        for (String kind : List.of("accent", "success", "warning", "danger")) {
            for (String ground : GROUNDS) {
                Color tinted = over(tokens.get(ground), tokens.get("-color-" + kind + "-subtle"));
                softly.assertThat(contrast(tokens.get("-color-" + kind + "-fg"), tinted))
                        .as("%s tag on %s", kind, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        softly.assertAll();
    }

    /** WCAG asks 3:1 of what is not text. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void lines_and_dots_stand_out_from_the_panel(Theme theme) {
        Palette palette = theme.palette();
        var softly = new SoftAssertions();
        IntStream.range(0, palette.series().size())
                .forEach(index -> softly.assertThat(contrast(palette.series(index), palette.panel()))
                        .as("series %d", index)
                        .isGreaterThanOrEqualTo(3));
        for (Color colour : List.of(
                palette.ok(),
                palette.warning(),
                palette.critical(),
                palette.warningLine(),
                palette.criticalLine(),
                palette.muted())) {
            softly.assertThat(contrast(colour, palette.panel())).isGreaterThanOrEqualTo(3);
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_palette_repeats_the_tokens(Theme theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        Palette palette = theme.palette();
        assertThat(palette.window()).isEqualTo(tokens.get("-color-bg-default"));
        assertThat(palette.panel()).isEqualTo(tokens.get("-color-bg-subtle"));
        assertThat(palette.text()).isEqualTo(tokens.get("-color-fg-default"));
        assertThat(palette.muted()).isEqualTo(tokens.get("-color-fg-subtle"));
        assertThat(palette.border()).isEqualTo(tokens.get("-color-border-muted"));
        assertThat(palette.accent()).isEqualTo(tokens.get("-color-accent-fg"));
        assertThat(palette.ok()).isEqualTo(tokens.get("-color-success-emphasis"));
        assertThat(palette.warning()).isEqualTo(tokens.get("-color-warning-emphasis"));
        assertThat(palette.critical()).isEqualTo(tokens.get("-color-danger-emphasis"));
        for (int i = 0; i < palette.series().size(); i++) {
            assertThat(palette.series(i)).isEqualTo(tokens.get("-color-chart-" + (i + 1)));
        }
    }
}
