/**
 * Rows of log lines on a canvas of their own: any number, at the same cost.
 */
@NullMarked
package dev.porthole.views.logs.rows;

import org.jspecify.annotations.NullMarked;
