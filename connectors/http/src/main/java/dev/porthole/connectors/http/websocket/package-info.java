/**
 * WebSockets (RFC 6455) on a blocking stream and virtual threads, with back-pressure in both directions. Called by
 * connectors that speak a protocol over one. Knows nothing of what the messages mean.
 */
@NullMarked
package dev.porthole.connectors.http.websocket;

import org.jspecify.annotations.NullMarked;
