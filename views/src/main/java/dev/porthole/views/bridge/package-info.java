/** The one way onto the UI thread. */
@NullMarked
package dev.porthole.views.bridge;

import org.jspecify.annotations.NullMarked;
