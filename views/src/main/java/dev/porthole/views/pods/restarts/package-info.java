/**
 * The pods that restarted in the range, for the overview.
 */
@NullMarked
package dev.porthole.views.pods.restarts;

import org.jspecify.annotations.NullMarked;
