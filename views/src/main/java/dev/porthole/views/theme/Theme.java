package dev.porthole.views.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.scene.paint.Color;

/** A look of the whole window: AtlantaFX's Primer with Porthole's own values for its tokens. */
public enum Theme {
    DARK(
            new PrimerDark(),
            "dark.css",
            new Palette(
                    new Palette.Surface(
                            Color.web("#0d1117"),
                            Color.web("#161b22"),
                            Color.web("#e6edf3"),
                            Color.web("#7d8590"),
                            Color.web("#21262d"),
                            Color.web("#79c0ff")),
                    new Palette.Status(
                            Color.web("#3fb950"),
                            Color.web("#d29922"),
                            Color.web("#f85149"),
                            Color.web("#e3b341"),
                            Color.web("#ff7b72")),
                    List.of(
                            Color.web("#58a6ff"),
                            Color.web("#a371f7"),
                            Color.web("#39c5bb"),
                            Color.web("#56d4dd"),
                            Color.web("#79c0ff"),
                            Color.web("#7ee787"),
                            Color.web("#f778ba"),
                            Color.web("#b1bac4")))),
    LIGHT(
            new PrimerLight(),
            "light.css",
            new Palette(
                    new Palette.Surface(
                            Color.web("#f3f5f7"),
                            Color.web("#ffffff"),
                            Color.web("#1f2328"),
                            Color.web("#5f6871"),
                            Color.web("#d8dee4"),
                            Color.web("#0860ca")),
                    new Palette.Status(
                            Color.web("#1a7f37"),
                            Color.web("#bf8700"),
                            Color.web("#d1242f"),
                            Color.web("#bf8700"),
                            Color.web("#d1242f")),
                    List.of(
                            Color.web("#0969da"),
                            Color.web("#8250df"),
                            Color.web("#0f766e"),
                            Color.web("#0e7490"),
                            Color.web("#218bff"),
                            Color.web("#2da44e"),
                            Color.web("#bf3989"),
                            Color.web("#57606a"))));

    private final atlantafx.base.theme.Theme base;
    private final String sheet;
    private final Palette palette;

    Theme(atlantafx.base.theme.Theme base, String sheet, Palette palette) {
        this.base = base;
        this.sheet = sheet;
        this.palette = palette;
    }

    public Palette palette() {
        return palette;
    }

    /** The other one. */
    public Theme opposite() {
        return this == DARK ? LIGHT : DARK;
    }

    /** What AtlantaFX brings for all controls. */
    String baseSheet() {
        return base.getUserAgentStylesheet();
    }

    /** The name of the style sheet with this theme's values of the tokens. */
    String tokenSheet() {
        return sheet;
    }
}
