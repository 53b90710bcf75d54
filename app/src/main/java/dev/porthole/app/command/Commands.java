package dev.porthole.app.command;

import dev.porthole.app.opening.Opening;
import java.nio.file.Path;

/** Where the board can be shown; each runs until it is done and gives the process's exit code. */
public interface Commands {

    /**
     * In a window, until it is closed, or in one that is open already; without a display, as text and as a picture.
     *
     * @param opening what the window is to show
     */
    int window(Options options, Opening opening);

    /** As text, once; the exit code tells the worst state. */
    int status(Options options, ReportFormat format);

    /** As a picture in {@code file}. */
    int snapshot(Options options, Path file, WindowSize size);

    /** As what alarms are printed. */
    enum RulesFormat {
        /** A file of rules for Prometheus. */
        RULES,
        /** A resource of Kubernetes for the Prometheus operator. */
        PROMETHEUSRULE
    }

    /** The local alarms as rules, on the standard output. */
    int exportAlarms(Options options, RulesFormat format);
}
