/** Fields in which a person makes a tile. Called by the window; knows no files. */
@NullMarked
package dev.porthole.views.board.editor;

import org.jspecify.annotations.NullMarked;
