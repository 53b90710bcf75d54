package dev.porthole.app.command;

/** How {@code porthole status} prints. */
public enum ReportFormat {
    /** For a person. */
    TEXT,
    /** For a program; its shape is kept. */
    JSON
}
