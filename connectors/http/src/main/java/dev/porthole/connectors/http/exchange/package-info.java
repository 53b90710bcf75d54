/**
 * One exchange of a request for an answer: connections, limits, and what their failures mean to a person. Connectors make
 * a {@link dev.porthole.connectors.http.exchange.PooledHttpGateway} here and read refusals with
 * {@link dev.porthole.connectors.http.exchange.StatusFailure}. Knows no product's protocol.
 */
@NullMarked
package dev.porthole.connectors.http.exchange;

import org.jspecify.annotations.NullMarked;
