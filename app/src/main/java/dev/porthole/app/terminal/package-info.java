/** The board as text, for a terminal, a script or a machine without a display. */
@NullMarked
package dev.porthole.app.terminal;

import org.jspecify.annotations.NullMarked;
