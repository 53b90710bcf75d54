package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.ChartSecrets;
import dev.porthole.connectors.kubernetes.discovery.FoundCredential;
import dev.porthole.connectors.kubernetes.discovery.SecretPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords that charts left in secrets, read when a person asked for it, and kept in memory until the cluster is
 * closed.
 */
public final class ChartPasswords {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Optional<ChartSecrets> secrets;
    private final Map<String, FoundCredential> found = new ConcurrentHashMap<>();

    /** @param secrets empty where there is no cluster */
    public ChartPasswords(Optional<ChartSecrets> secrets) {
        this.secrets = secrets;
    }

    /** Where the password of a candidate may be, in words; asks nobody anything. */
    Optional<String> place(Candidate candidate) {
        return places(candidate).stream().findFirst().map(SecretPlace::toString);
    }

    /** Reads it; blocks. Empty when that was possible. */
    Optional<Failure> read(Candidate candidate) {
        Optional<Failure> first = Optional.empty();
        for (SecretPlace place : places(candidate)) {
            switch (secrets.orElseThrow().read(place, Deadline.after(LIMIT))) {
                case Outcome.Success<FoundCredential>(var credential, var notes) -> {
                    found.put(ServerCandidates.id(candidate.service()), credential);
                    return Optional.empty();
                }
                case Outcome.Failed<FoundCredential>(var failure) -> first = first.or(() -> Optional.of(failure));
            }
        }
        return first;
    }

    /** For the server of that id; empty until it was read. */
    Optional<Credentials> credentials(String id) {
        return Optional.ofNullable(found.get(id))
                .map(credential -> new Credentials.Basic(credential.user(), credential.password()));
    }

    /** What to trust there besides: the certificates that the chart made itself. */
    Optional<Tls> trust(String id) {
        return Optional.ofNullable(found.get(id))
                .flatMap(FoundCredential::authority)
                .map(pem -> new Tls(Optional.of(pem), Optional.empty(), Optional.empty(), true));
    }

    private List<SecretPlace> places(Candidate candidate) {
        return secrets.map(all -> all.places(candidate)).orElse(List.of());
    }
}
