/**
 * What silences need to know of the past and of the settings. Called by the window; must not know how anything is shown.
 */
@NullMarked
package dev.porthole.app.alerts.silences;

import org.jspecify.annotations.NullMarked;
