/** The window's frame: top bar, rail, status bar, command palette, help, and where one is. */
@NullMarked
package dev.porthole.views.shell;

import org.jspecify.annotations.NullMarked;
