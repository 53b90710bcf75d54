/**
 * Opens a number into its chart: feeds the drill-down's view model with signals and with what the session knows of
 * changes, and makes it follow what was clicked. The window puts it on screen.
 */
@NullMarked
package dev.porthole.app.drilldown;

import org.jspecify.annotations.NullMarked;
