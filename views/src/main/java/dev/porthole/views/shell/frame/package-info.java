/**
 * The window's content around the pages: bars, rail, the page that is shown, what lies over it, and the overview's panes.
 * Built by the app.
 */
@NullMarked
package dev.porthole.views.shell.frame;

import org.jspecify.annotations.NullMarked;
