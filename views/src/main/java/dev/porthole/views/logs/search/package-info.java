/**
 * Asking for lines and following them: from a search server, or from the pods themselves; how it went, how many there
 * are. The panes show it.
 */
@NullMarked
package dev.porthole.views.logs.search;

import org.jspecify.annotations.NullMarked;
