/** The on-call board: what a tile shows, its view model and its view. */
@NullMarked
package dev.porthole.views.board;

import org.jspecify.annotations.NullMarked;
