package dev.porthole.app.alerts.telling.desktop;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** The desktop that this process runs on. */
public final class Desktops {

    private Desktops() {}

    /** @param environment whose {@code PATH} has the programs */
    public static Desktop of(UnaryOperator<String> environment, String osName) {
        String folders = environment.apply("PATH");
        var path = new ProgramPath(folders == null ? "" : folders);
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return new MacDesktop(path);
        }
        return os.contains("win") ? new WindowsDesktop(path) : new LinuxDesktop(path);
    }
}
