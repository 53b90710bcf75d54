package dev.porthole.app.connect;

import dev.porthole.connectors.http.HttpTarget;

/**
 * Where a server may be.
 *
 * @param where in words for a person: "localhost:9090", "svc/prometheus-server in monitoring"
 * @param target how it is spoken to
 * @param release gives up what the way there needs (a tunnel); called once, after the source on it is closed
 */
record Place(String where, HttpTarget target, Runnable release) {}
