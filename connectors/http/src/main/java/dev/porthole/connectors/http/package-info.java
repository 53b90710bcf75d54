/**
 * The way out by HTTP: what every connector sees of it. An {@link dev.porthole.connectors.http.HttpTarget} says whom to
 * talk to and how far to trust, a {@link dev.porthole.connectors.http.HttpGateway} carries calls there and answers
 * outcomes; the rooms below do the work. Knows no product's protocol.
 */
@NullMarked
package dev.porthole.connectors.http;

import org.jspecify.annotations.NullMarked;
