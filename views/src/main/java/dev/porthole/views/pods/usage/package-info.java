/**
 * Memory and CPU of containers as a small chart, and in words.
 */
@NullMarked
package dev.porthole.views.pods.usage;

import org.jspecify.annotations.NullMarked;
