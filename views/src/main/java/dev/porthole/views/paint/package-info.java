/** Parts of the window that paint themselves on a canvas. */
@NullMarked
package dev.porthole.views.paint;

import org.jspecify.annotations.NullMarked;
