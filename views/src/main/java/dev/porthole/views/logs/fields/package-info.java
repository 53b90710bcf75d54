/**
 * The fields of the lines that are shown, beside the rows: how many have each, and which values. Knows the pane's model; counts
 * off the UI thread.
 */
@NullMarked
package dev.porthole.views.logs.fields;

import org.jspecify.annotations.NullMarked;
