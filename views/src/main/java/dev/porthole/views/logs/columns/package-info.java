/**
 * Which fields stand as columns between a row's origin and its text, and how wide. Called by the rows and by whatever lists
 * fields; knows no source.
 */
@NullMarked
package dev.porthole.views.logs.columns;

import org.jspecify.annotations.NullMarked;
