package dev.porthole.views.shell.navigation;

import dev.porthole.views.theme.Glyph;

/** The places of the rail, in its order; the name's key is {@code nav.<NAME>}, the key Ctrl and the number. */
public enum Destination {
    OVERVIEW(Glyph.OVERVIEW),
    METRICS(Glyph.METRICS),
    LOGS(Glyph.LOGS),
    PODS(Glyph.PODS),
    ALERTS(Glyph.ALERTS),
    TIMELINE(Glyph.TIMELINE),
    READINESS(Glyph.READINESS),
    SETTINGS(Glyph.SETTINGS);

    private final Glyph glyph;

    Destination(Glyph glyph) {
        this.glyph = glyph;
    }

    Glyph glyph() {
        return glyph;
    }

    /** Its key together with Ctrl: 1 to 8. */
    public int digit() {
        return ordinal() + 1;
    }
}
