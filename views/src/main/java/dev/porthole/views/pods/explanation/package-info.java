/**
 * Why a pod restarted, in words, with its last lines, memory, events and rollout.
 */
@NullMarked
package dev.porthole.views.pods.explanation;

import org.jspecify.annotations.NullMarked;
