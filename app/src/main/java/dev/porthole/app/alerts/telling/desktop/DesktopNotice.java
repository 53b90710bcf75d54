package dev.porthole.app.alerts.telling.desktop;

/**
 * What a notification says.
 *
 * @param title one line
 * @param body lines; may be empty
 * @param urgent whether it stays until it is seen, where the desktop can do that
 */
public record DesktopNotice(String title, String body, boolean urgent) {}
