package dev.porthole.app.command;

import java.util.regex.Pattern;

/** Width and height in pixels, written {@code 1440x900}. */
public record WindowSize(int width, int height) {

    public static final WindowSize DEFAULT = new WindowSize(1440, 900);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 480;
    private static final int MOST = 8_192;

    static WindowSize parse(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a size. Write it like 1440x900.");
        }
        var size = new WindowSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (size.width < LEAST_WIDTH || size.height < LEAST_HEIGHT || size.width > MOST || size.height > MOST) {
            throw new IllegalArgumentException("\"" + text + "\" is out of bounds: from " + LEAST_WIDTH + "x"
                    + LEAST_HEIGHT + " to " + MOST + "x" + MOST + ".");
        }
        return size;
    }
}
