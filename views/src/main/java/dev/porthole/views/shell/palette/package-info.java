/**
 * Actions with their keys, the command palette over them, and the list of all keys. Whoever has something to do adds an
 * action; nothing here knows what actions do.
 */
@NullMarked
package dev.porthole.views.shell.palette;

import org.jspecify.annotations.NullMarked;
