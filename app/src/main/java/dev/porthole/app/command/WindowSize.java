package dev.porthole.app.command;

import dev.porthole.views.i18n.Phrase;
import java.util.regex.Pattern;

/** Width and height in pixels, written {@code 1440x900}. */
public record WindowSize(int width, int height) {

    public static final WindowSize DEFAULT = new WindowSize(1440, 900);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 480;
    /** More than that is not painted in one piece. */
    private static final int MOST_WIDTH = 3_840;

    private static final int MOST_HEIGHT = 2_160;

    static WindowSize parse(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new WrongInput(Phrase.of("terminal.input.size", text));
        }
        var size = new WindowSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (size.width < LEAST_WIDTH || size.height < LEAST_HEIGHT) {
            throw new WrongInput(Phrase.of("terminal.input.size.small", text, LEAST_WIDTH + "x" + LEAST_HEIGHT));
        }
        if (size.width > MOST_WIDTH || size.height > MOST_HEIGHT) {
            throw new WrongInput(Phrase.of("terminal.input.size.large", text, MOST_WIDTH + "x" + MOST_HEIGHT));
        }
        return size;
    }
}
