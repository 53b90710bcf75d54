/**
 * The bar above: cluster, namespace, board, palette, range, refreshing, what fires, and their menus. Built by the frame.
 */
@NullMarked
package dev.porthole.views.shell.topbar;

import org.jspecify.annotations.NullMarked;
