package dev.porthole.app.command;

import dev.porthole.connectors.api.Severity;

/** What the process ends with; the first four as monitoring plug-ins have them. */
public final class ExitCodes {

    public static final int OK = 0;
    public static final int WARNING = 1;
    public static final int CRITICAL = 2;
    public static final int UNKNOWN = 3;
    public static final int USAGE = 64;
    public static final int FAILED = 70;

    private ExitCodes() {}

    public static int of(Severity severity) {
        return switch (severity) {
            case OK, INFO -> OK;
            case WARNING -> WARNING;
            case CRITICAL -> CRITICAL;
        };
    }
}
