/**
 * Where one is, the way there and back, and the rail of places. Views observe the place; nobody pushes filters into them.
 */
@NullMarked
package dev.porthole.views.shell.navigation;

import org.jspecify.annotations.NullMarked;
