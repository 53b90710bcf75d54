/** The window: puts views, connections and engine together, and takes them apart. */
@NullMarked
package dev.porthole.app.window;

import org.jspecify.annotations.NullMarked;
