package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.exchange.OpenAnswer;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.http.websocket.WebSocketHandshake;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.auth.ClusterCredential;
import dev.porthole.connectors.kubernetes.auth.ClusterTls;
import dev.porthole.connectors.kubernetes.auth.CredentialException;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Impersonation;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls to one API server as its context says: its trust, its proxy, its credential and whom to act as go with each. A
 * 401 renews the credential and asks once more. Connections that may have died unseen are replaced by new ones.
 */
public final class ServerGateway implements AutoCloseable {

    /** A server that is only slow has its head of an answer ready by then. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** The one that new calls go to, and the one before, on which streams may still run. */
    private static final int WAYS = 2;

    private static final int UNAUTHORIZED = 401;

    private final ClusterContext context;
    private final ClusterCredential credential;
    private final ServerLimits limits;
    private final ClusterTls tls;
    private final SleepWatch sleep;
    private final CallLog log;
    private final WebSocketHandshake handshake = new WebSocketHandshake(new SecureRandom());
    private final List<ServerWay> ways = new ArrayList<>();
    private boolean doubted;
    private boolean closed;

    ServerGateway(ClusterContext context, ClusterCredential credential, InstantSource clock, ServerLimits limits) {
        this.context = context;
        this.credential = credential;
        this.limits = limits;
        this.tls = new ClusterTls(context);
        this.sleep = new SleepWatch(clock);
        this.log = new CallLog(limits.name());
    }

    /**
     * What a call came to.
     *
     * @param status that the API server answered with; 0 when it is not its own, or there was none
     */
    public record Answered<T>(Outcome<T> outcome, int status) {}

    /** One try of a call, on a way and with the headers of one credential. */
    @FunctionalInterface
    private interface Attempt<T> {
        Answered<T> on(ServerWay way, Map<String, List<String>> headers);
    }

    /** As {@link HttpGateway#exchange}; the reader says whether the status is the API server's own. */
    public <T> Answered<T> exchange(HttpCall call, HttpGateway.AnswerReader<Answered<T>> reader, Deadline deadline) {
        return log.told(
                call.method(),
                limits.path() + call.path(),
                () -> authorized(
                        (way, headers) -> flat(way.gateway().exchange(with(call, headers), reader, deadline)),
                        deadline));
    }

    /** As {@link PooledHttpGateway#open}. */
    public Outcome<OpenAnswer> open(HttpCall call, Deadline deadline) {
        return log.told(
                        call.method(),
                        limits.path() + call.path(),
                        () -> authorized(
                                (way, headers) -> {
                                    Outcome<OpenAnswer> opened = way.gateway().open(with(call, headers), deadline);
                                    return new Answered<>(
                                            opened,
                                            opened instanceof Outcome.Success<OpenAnswer>(var answer, var notes)
                                                    ? answer.status()
                                                    : 0);
                                },
                                deadline))
                .outcome();
    }

    /**
     * What came of asking for a WebSocket.
     *
     * @param socket absent when it was refused
     */
    public record Upgrade(WebSocketHandshake.Answer answer, Optional<Upgraded> socket) {}

    /**
     * Asks for a WebSocket.
     *
     * @param path escaped, with its query
     * @param subprotocol that must be agreed on; empty for none
     */
    public Outcome<Upgrade> upgrade(
            String path, Map<String, List<String>> more, String subprotocol, Deadline deadline) {
        return log.told(
                        "UPGRADE",
                        limits.path() + path,
                        () -> authorized(
                                (way, headers) -> {
                                    var all = new LinkedHashMap<>(more);
                                    all.putAll(headers);
                                    return flat(way.own()
                                            .open(
                                                    (tcp, stream) ->
                                                            Outcome.of(begun(way, path, all, subprotocol, tcp, stream)),
                                                    deadline));
                                },
                                deadline))
                .outcome();
    }

    private Answered<Upgrade> begun(
            ServerWay way,
            String path,
            Map<String, List<String>> headers,
            String subprotocol,
            Socket tcp,
            Socket stream)
            throws IOException {
        try {
            WebSocketHandshake.Answer answer = handshake.upgrade(stream, way.uri(path), headers, subprotocol);
            if (answer.isUpgraded()) {
                return new Answered<>(Outcome.of(new Upgrade(answer, Optional.of(new Upgraded(tcp, stream)))), 0);
            }
            tcp.close();
            return new Answered<>(Outcome.of(new Upgrade(answer, Optional.empty())), answer.status());
        } catch (WebSocketHandshake.NotAWebSocket other) {
            tcp.close();
            return new Answered<>(
                    Outcome.failed(new Failure.Unparseable(limits.name(), Detail.of("kubernetes.noWebSocket"))), 0);
        }
    }

    private static <T> Answered<T> flat(Outcome<Answered<T>> outcome) {
        return switch (outcome) {
            case Outcome.Success<Answered<T>>(var answered, var notes) -> answered;
            case Outcome.Failed<Answered<T>>(var failure) -> new Answered<>(Outcome.failed(failure), 0);
        };
    }

    private static HttpCall with(HttpCall call, Map<String, List<String>> headers) {
        HttpCall whole = call;
        for (var header : headers.entrySet()) {
            whole = whole.withHeader(header.getKey(), header.getValue());
        }
        return whole;
    }

    private <T> Answered<T> authorized(Attempt<T> attempt, Deadline deadline) {
        boolean patient = deadline.remaining().compareTo(SILENCE) >= 0;
        try {
            Optional<Secret> authorization = credential.authorization();
            Answered<T> first = tried(attempt, authorization);
            Answered<T> answered = first.status() == UNAUTHORIZED && credential.renew(authorization)
                    ? tried(attempt, credential.authorization())
                    : first;
            if (answered.outcome() instanceof Outcome.Failed<T>(var failure) && isDoubtful(failure, patient)) {
                distrustConnections();
            }
            return answered;
        } catch (CredentialException e) {
            return new Answered<>(Outcome.failed(e.failure()), 0);
        }
    }

    private <T> Answered<T> tried(Attempt<T> attempt, Optional<Secret> authorization) throws CredentialException {
        ServerWay way = entered();
        try {
            return attempt.on(way, headers(authorization));
        } finally {
            way.leave();
        }
    }

    /** One that was replaced between its choice and this call has a newer one in its place. */
    private ServerWay entered() throws CredentialException {
        ServerWay way = way();
        while (!way.enter()) {
            way = way();
        }
        return way;
    }

    /** A time-out leaves other connections open, dead or alive; what TLS needs may have been renewed in its files. */
    private boolean isDoubtful(Failure failure, boolean patient) {
        return switch (failure) {
            case Failure.TimedOut slow -> patient;
            case Failure.TlsRejected tls -> true;
            case Failure.Unauthorized nobody -> context.user().certificate().isGiven();
            default -> false;
        };
    }

    private Map<String, List<String>> headers(Optional<Secret> authorization) {
        var headers = new LinkedHashMap<String, List<String>>();
        authorization.ifPresent(secret -> headers.put("Authorization", List.of(secret.reveal())));
        for (Impersonation.Header header : context.user().impersonation().headers()) {
            headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
        }
        return headers;
    }

    /**
     * What is open may be dead without having said so: further calls go on connections of their own. Calls and streams
     * that run are left to their own limits; a stream only until connections are doubted once more.
     */
    public synchronized void distrustConnections() {
        doubted = true;
    }

    /** Programs and files are asked without the lock: whoever comes second with a new way gives it up again. */
    private ServerWay way() throws CredentialException {
        Optional<ClientCertificate> certificate = credential.certificate();
        Optional<ServerWay> known = known(certificate);
        return known.isPresent()
                ? known.get()
                : taken(new ServerWay(certificate, context.cluster(), tls.with(certificate), limits));
    }

    private synchronized Optional<ServerWay> known(Optional<ClientCertificate> certificate) {
        doubted |= sleep.hasSlept();
        return ways.isEmpty() || doubted || !ways.getLast().isFor(certificate)
                ? Optional.empty()
                : Optional.of(ways.getLast());
    }

    private synchronized ServerWay taken(ServerWay fresh) throws CredentialException {
        if (closed) {
            fresh.close();
            throw new CredentialException(ApiFailures.closed(limits.name()));
        }
        if (!doubted && !ways.isEmpty() && ways.getLast().isLike(fresh)) {
            fresh.close();
            return ways.getLast();
        }
        ways.add(fresh);
        doubted = false;
        if (ways.size() > WAYS) {
            ways.removeFirst().retire();
        }
        return fresh;
    }

    @Override
    public void close() {
        List<ServerWay> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(ways);
            ways.clear();
        }
        open.forEach(ServerWay::close);
    }
}
