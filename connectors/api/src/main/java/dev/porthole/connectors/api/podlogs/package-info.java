/**
 * Logs of several containers as one, bounded by bytes and by lines: read at once, or followed for a window that fetches
 * what has come when it has time for it. Views call it over whatever cluster there is; it knows nothing of how a cluster is
 * asked, and nothing of search servers.
 */
@NullMarked
package dev.porthole.connectors.api.podlogs;

import org.jspecify.annotations.NullMarked;
