package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.http.Secret;
import java.time.Instant;
import java.util.Optional;

/** What a plugin printed: a token, a certificate, or both, good until {@code expires}. */
record IssuedCredential(Optional<Secret> token, Optional<ClientCertificate> certificate, Optional<Instant> expires) {}
