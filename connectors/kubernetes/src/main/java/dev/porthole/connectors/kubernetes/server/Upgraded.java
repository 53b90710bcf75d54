package dev.porthole.connectors.kubernetes.server;

import java.net.Socket;

/**
 * A connection on which WebSocket frames follow. Whoever asked for it closes it.
 *
 * @param tcp what is closed to end everything at once
 * @param stream carries the bytes; the same socket when there is no TLS
 */
public record Upgraded(Socket tcp, Socket stream) {}
