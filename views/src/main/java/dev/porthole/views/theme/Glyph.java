package dev.porthole.views.theme;

/** The pictures on buttons and tiles, as strokes on a field of 24 by 24. */
public enum Glyph {
    OVERVIEW("M3 3h7v9H3z M14 3h7v5h-7z M14 12h7v9h-7z M3 16h7v5H3z"),
    METRICS("M3 3v18h18 M7 15l4-5 3 3 5-7"),
    LOGS("M4 6h16 M4 12h10 M4 18h13"),
    PODS("M12 2l9 5v10l-9 5-9-5V7z M3 7l9 5 9-5 M12 12v10"),
    ALERTS("M6 9a6 6 0 0 1 12 0c0 6 3 7 3 7H3s3-1 3-7 M10 21h4"),
    TIMELINE("M3 12h18 M7 8v8 M13 5v14 M18 9v6"),
    READINESS("M9 11l3 3 9-9 M20 12v8H4V4h11"),
    SETTINGS("M15 12a3 3 0 1 1-6 0a3 3 0 1 1 6 0z M12 2v4 M12 18v4 M2 12h4 M18 12h4 M5 5l3 3 M16 16l3 3 M5 19l3-3 M16"
            + " 8l3-3"),
    SEARCH("M17 11a6 6 0 1 1-12 0a6 6 0 1 1 12 0z M15.5 15.5l5 5"),
    CLOCK("M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0z M12 7v5l3 3"),
    REFRESH("M20 11a8 8 0 1 0-2 6 M20 4v7h-7"),
    DOWN("M6 9.5l6 6 6-6"),
    CHECK("M5 12.5l5 5 9-11"),
    WARNING("M12 3.5l9.5 17h-19z M12 10v5 M12 17.6v.4"),
    CRITICAL("M8 2.5h8l5.5 5.5v8l-5.5 5.5h-8L2.5 16V8z M12 7v6 M12 16.3v.4"),
    BROKEN("M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0z M6 6l12 12"),
    EMPTY("M4 12h16"),
    CLOSE("M6 6l12 12 M18 6L6 18"),
    THEME("M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0z M12 3v18 M12 7h7 M12 12h9 M12 17h7");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
