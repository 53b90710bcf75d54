package dev.porthole.app.alerts.telling.desktop;

/** A text as a value of D-Bus, written as {@code gdbus} reads it: in quotes, so that it is never taken for an option or a type. */
record VariantText(String value) {

    String text() {
        var out = new StringBuilder("'");
        value.codePoints().forEach(point -> {
            if (point == '\'' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point)) {
                out.append("\\u%04x".formatted(point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.append('\'').toString();
    }
}
