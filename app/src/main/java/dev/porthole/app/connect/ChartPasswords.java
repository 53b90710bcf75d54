package dev.porthole.app.connect;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import java.util.Optional;

final class ChartPasswords {
    Optional<String> place(Candidate candidate) {
        return Optional.empty();
    }

    Optional<Failure> read(Candidate candidate) {
        return Optional.empty();
    }

    Optional<Credentials> credentials(String id) {
        return Optional.empty();
    }

    Optional<Tls> trust(String id) {
        return Optional.empty();
    }
}
