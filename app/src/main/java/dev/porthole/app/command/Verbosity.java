package dev.porthole.app.command;

import java.util.List;

/** Whether the log says what is asked of whom. The log is set up before the command line is read as a whole. */
public final class Verbosity {

    static final String OPTION = "--verbose";

    /** The system property that the log's configuration reads; DEBUG or OFF. */
    public static final String PROPERTY = "porthole.asked";

    private Verbosity() {}

    public static String level(List<String> arguments) {
        return arguments.contains(OPTION) ? "DEBUG" : "OFF";
    }
}
