package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Live;
import java.util.Optional;

/**
 * A connection of the status bar.
 *
 * @param id such as "prometheus"; its name's key is {@code connection.<id>}
 * @param retry tries it again now; returns at once
 * @param servers which server it goes to; empty where there is no choice
 * @param role a manifest of the rights that it needs, to be handed to whoever may grant them; empty text when it needs
 *     none of the cluster's
 */
public record ConnectionFeed(
        String id, Live<ConnectionState> live, Runnable retry, Optional<ServerChoice> servers, String role) {}
