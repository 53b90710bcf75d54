package dev.porthole.app.settings;

/**
 * What is written to servers.
 *
 * @param off whether nothing is: no silence, no alert
 * @param author of the last silence; empty before the first
 * @param comment of the last silence; empty before the first
 */
public record WritingSettings(boolean off, String author, String comment) {

    public static final WritingSettings DEFAULT = new WritingSettings(false, "", "");

    public WritingSettings switched() {
        return new WritingSettings(!off, author, comment);
    }

    public WritingSettings by(String name, String reason) {
        return new WritingSettings(off, name, reason);
    }
}
