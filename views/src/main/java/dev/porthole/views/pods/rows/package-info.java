/**
 * What the lists of pods have in common: a pod's row, its cells, filter, order, groups, and its restarts in the range.
 */
@NullMarked
package dev.porthole.views.pods.rows;

import org.jspecify.annotations.NullMarked;
