package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.http.Secret;

/** A certificate chain and its key, both PEM text. */
public record ClientCertificate(String certificate, Secret key) {}
