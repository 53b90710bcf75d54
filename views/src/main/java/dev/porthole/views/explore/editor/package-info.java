/**
 * A text area with colours, a mark under a mistake, and the list of what may come next. Made by a query's row; must not know
 * who completes or asks.
 */
@NullMarked
package dev.porthole.views.explore.editor;

import org.jspecify.annotations.NullMarked;
