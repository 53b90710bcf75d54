/**
 * What a number of a cluster means, decided in one place: which families of metrics tell a signal, how each is reduced to
 * real things that are counted once, what is impossible, and what is doubtful. Boards and, through {@link
 * dev.porthole.connectors.api.signals.SignalSource}, charts and drill-down ask here; nobody else composes PromQL. It knows
 * no tiles, no texts and no server, only the port of metrics.
 */
@NullMarked
package dev.porthole.app.signals;

import org.jspecify.annotations.NullMarked;
