/**
 * The lines before and after one, in the place of the search's rows, which stay as they are below. Opened by the pane.
 */
@NullMarked
package dev.porthole.views.logs.around;

import org.jspecify.annotations.NullMarked;
