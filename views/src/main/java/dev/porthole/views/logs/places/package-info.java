/**
 * Where is searched: data views, indices and saved searches that can be chosen, and the same search in a browser. The log pane
 * offers it; it knows nothing of rows.
 */
@NullMarked
package dev.porthole.views.logs.places;

import org.jspecify.annotations.NullMarked;
