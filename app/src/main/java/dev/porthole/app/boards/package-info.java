/**
 * How signals are laid out as tiles, and how a tile puts the answers into words. Sessions keep a board's readings up to date
 * here. It knows signals, never PromQL, and no JavaFX.
 */
@NullMarked
package dev.porthole.app.boards;

import org.jspecify.annotations.NullMarked;
