/** What the on-call board asks, of whichever metrics are there, and how it judges the answers. */
@NullMarked
package dev.porthole.app.board;

import org.jspecify.annotations.NullMarked;
