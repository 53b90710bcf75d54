package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.alerts.telling.desktop.Desktop;

/**
 * What all windows have in common.
 *
 * @param alarms that are evaluated; whoever gives them closes them
 * @param desktop how a person is reached outside of a window
 */
public record AlertParts(AlarmLibrary alarms, Desktop desktop) {}
