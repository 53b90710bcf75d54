package dev.porthole.app.settings;

/**
 * What Porthole does by itself while it is open.
 *
 * @param restartLines whether the last lines of containers that end are kept in memory until it ends
 * @param writing what it may write to servers, and in whose name
 */
public record Watching(boolean restartLines, TellingSettings telling, WritingSettings writing) {

    public static final Watching DEFAULT = new Watching(true, TellingSettings.DEFAULT, WritingSettings.DEFAULT);
}
