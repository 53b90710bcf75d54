/**
 * What a board is before anything is asked for it: tiles in their order, and how each shows its answer. Read from files and
 * written by the application, arranged by the editor; knows no controls and no signals.
 */
@NullMarked
package dev.porthole.views.board.definition;

import org.jspecify.annotations.NullMarked;
