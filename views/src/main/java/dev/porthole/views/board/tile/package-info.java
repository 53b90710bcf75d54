/** The board on screen. Only here TilesFX is used. */
@NullMarked
package dev.porthole.views.board.tile;

import org.jspecify.annotations.NullMarked;
