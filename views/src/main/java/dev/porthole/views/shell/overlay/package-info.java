/**
 * The layer over everything else, on which menus, cards and the palette lie.
 */
@NullMarked
package dev.porthole.views.shell.overlay;

import org.jspecify.annotations.NullMarked;
