/** Pods and their restarts. */
@NullMarked
package dev.porthole.views.pods;

import org.jspecify.annotations.NullMarked;
