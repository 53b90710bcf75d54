/**
 * Boards as files of YAML: read with every mistake at its line and column, written, watched. Called by sessions and windows;
 * asks no cluster anything.
 */
@NullMarked
package dev.porthole.app.boards.file;

import org.jspecify.annotations.NullMarked;
