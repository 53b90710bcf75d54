package dev.porthole.app.window;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Whether this machine has a screen that a window can be opened on. */
public record Display(UnaryOperator<String> environment, String osName) {

    public boolean isThere() {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac") || os.contains("win")) {
            return true;
        }
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        String value = environment.apply(variable);
        return value != null && !value.isBlank();
    }
}
