/**
 * Connections to one target: over a dialer, through every kind of proxy, or straight, with TLS, and the watch that holds
 * whoever waits on them to the limits. Called by {@code exchange}; knows nothing of requests and answers.
 */
@NullMarked
package dev.porthole.connectors.http.connection;

import org.jspecify.annotations.NullMarked;
