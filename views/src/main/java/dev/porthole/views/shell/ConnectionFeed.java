package dev.porthole.views.shell;

import dev.porthole.connectors.api.Live;
import dev.porthole.views.connection.ConnectionState;

/**
 * A connection of the status bar.
 *
 * @param id such as "prometheus"; its name's key is {@code connection.<id>}
 * @param retry tries it again now; returns at once
 */
public record ConnectionFeed(String id, Live<ConnectionState> live, Runnable retry) {}
