/**
 * Opens a cluster and the connections to its servers, and keeps watch over them. Called by sessions; knows no window and
 * no tile.
 */
@NullMarked
package dev.porthole.app.connect;

import org.jspecify.annotations.NullMarked;
