/** Requests to one API server: transport, deadlines, failures. */
@NullMarked
package dev.porthole.connectors.kubernetes.server;

import org.jspecify.annotations.NullMarked;
