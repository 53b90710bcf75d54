/**
 * The fields of the lines that are shown, beside the rows: how many have each, and which values. Counts
 * off the UI thread.
 */
@NullMarked
package dev.porthole.views.logs.fields;

import org.jspecify.annotations.NullMarked;
