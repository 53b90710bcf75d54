/**
 * What a window does about alerts beside showing them: telling a person, its own title, sending local alarms, and the cards
 * in which that is decided. Called by the window; the decisions themselves are of the rooms of alerts.
 */
@NullMarked
package dev.porthole.app.window.alerts;

import org.jspecify.annotations.NullMarked;
