/**
 * How long to wait before something is tried again. Used wherever a server is asked anew after it failed: the polling
 * engine, watches, tunnels, forwards. It knows nothing of what is tried, and waits for nothing itself.
 */
@NullMarked
package dev.porthole.connectors.api.wait;

import org.jspecify.annotations.NullMarked;
