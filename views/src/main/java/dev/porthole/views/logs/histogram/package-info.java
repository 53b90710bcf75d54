/**
 * Lines over time, by level, with a brush.
 */
@NullMarked
package dev.porthole.views.logs.histogram;

import org.jspecify.annotations.NullMarked;
