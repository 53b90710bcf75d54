/**
 * New lines of a source that can only be asked, as they come: each exactly once, also those of equal times and those that come
 * late. Panes open a tail and close it; it knows nothing of which source it is.
 */
@NullMarked
package dev.porthole.connectors.api.logs.tail;

import org.jspecify.annotations.NullMarked;
