package dev.porthole.app.servers;

import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.Reason;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.status.ServerCandidate;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the servers that one connection may go to, and which of them a person chose. Thread-safe. */
public final class ServerCandidates {

    private final String connection;
    private final ClusterMemory memory;
    private final InstantSource clock;
    private final LiveValue<List<ServerCandidate>> live;
    private final Map<ServiceKind, List<Candidate>> found = new EnumMap<>(ServiceKind.class);
    private final Map<String, Failure> problems = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    public ServerCandidates(String connection, ClusterMemory memory, InstantSource clock) {
        this.connection = connection;
        this.memory = memory;
        this.clock = clock;
        this.live = new LiveValue<>("servers for " + connection);
    }

    /** What a Service is chosen by. */
    static String id(ServiceRef service) {
        return service.namespace() + "/" + service.name() + ":" + service.port();
    }

    Live<List<ServerCandidate>> live() {
        return live;
    }

    /** The server that a person chose. */
    Optional<String> chosen() {
        return memory.server(connection);
    }

    void choose(String id) {
        memory.chooseServer(connection, id);
        synchronized (this) {
            open.clear();
        }
        tell();
    }

    /** The candidates of one kind, the likeliest first. */
    void found(ServiceKind kind, List<Candidate> candidates) {
        synchronized (this) {
            found.put(kind, List.copyOf(candidates));
        }
        tell();
    }

    synchronized Optional<Candidate> candidate(String id) {
        return found.values().stream()
                .flatMap(List::stream)
                .filter(candidate -> id(candidate.service()).equals(id))
                .findFirst();
    }

    void failed(String id, Failure why) {
        synchronized (this) {
            problems.put(id, why);
            open.remove(id);
        }
        tell();
    }

    void opened(String id) {
        synchronized (this) {
            problems.remove(id);
            open.clear();
            open.add(id);
        }
        tell();
    }

    /** Beside others that are open. */
    void openedToo(String id) {
        synchronized (this) {
            problems.remove(id);
            open.add(id);
        }
        tell();
    }

    /** @param secret where the password of that server may be, in words */
    void mayBeUnlocked(String id, String secret) {
        synchronized (this) {
            secrets.put(id, secret);
        }
        tell();
    }

    private void tell() {
        live.set(new Observation.Fresh<>(rows(), clock.instant(), List.of()));
    }

    private synchronized List<ServerCandidate> rows() {
        String chosen = chosen().orElse("");
        return found.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .map(candidate -> row(candidate, chosen))
                .toList();
    }

    private ServerCandidate row(Candidate candidate, String chosen) {
        String id = id(candidate.service());
        Optional<Failure> problem = Optional.ofNullable(problems.get(id));
        return new ServerCandidate(
                id,
                candidate.product(),
                candidate.service().toString(),
                new ServerCandidate.Likelihood(
                        candidate.score(),
                        candidate.reasons().stream()
                                .map(ServerCandidates::words)
                                .toList()),
                id.equals(chosen),
                open.contains(id),
                problem,
                problem.filter(ServerCandidates::isAboutTrust).map(why -> secrets.get(id)));
    }

    /** A chart's secrets hold the password, and the certificates that the server's own is signed with. */
    private static boolean isAboutTrust(Failure problem) {
        return problem instanceof Failure.Unauthorized || problem instanceof Failure.TlsRejected;
    }

    private static Phrase words(Reason reason) {
        return Phrase.of("candidate.reason." + reason.what(), reason.detail());
    }
}
