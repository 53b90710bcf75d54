/** The log pane: search, histogram, virtual rows, the details of a row. */
@NullMarked
package dev.porthole.views.logs;

import org.jspecify.annotations.NullMarked;
