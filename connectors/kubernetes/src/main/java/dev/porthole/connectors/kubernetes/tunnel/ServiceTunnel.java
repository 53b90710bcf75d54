package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a Service of a cluster, or to one pod, without a listening socket. It goes to the pod that its resolver
 * finds, to another one when that is gone, and mends itself in the background when nothing can be reached; until then a
 * dial fails at once and says why.
 */
public final class ServiceTunnel implements Dialer, AutoCloseable {

    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(10);

    /** After a failure a new connection is believed in only when the pod has not refused it for so long. */
    private static final Duration REFUSAL = Duration.ofMillis(300);

    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final ApiServer api;
    private final String target;
    private final PodResolver resolver;
    private final TunnelFailures outside;
    private final PodDialer pods;
    private final FoundPod pod;
    private final TunnelHealth health;
    private final Set<PodSocket> open = ConcurrentHashMap.newKeySet();

    public ServiceTunnel(ApiServer api, PodResolver resolver, InstantSource clock, RandomGenerator random) {
        this(api, resolver, clock, random, PING_EVERY);
    }

    /** @param pingEvery how often a connection shows that it is alive, so that nothing on the way takes it for idle */
    ServiceTunnel(
            ApiServer api, PodResolver resolver, InstantSource clock, RandomGenerator random, Duration pingEvery) {
        this.api = api;
        this.target = resolver.target();
        this.resolver = resolver;
        this.outside = new TunnelFailures(target);
        this.pods = new PodDialer(api, clock, pingEvery);
        this.pod = new FoundPod(clock);
        this.health = new TunnelHealth(target, pod, clock, random, this::tryOnce);
    }

    /** What it leads to, in words a person knows. */
    public String target() {
        return target;
    }

    /** How it is; told at every change. */
    public Live<TunnelState> state() {
        return health.state();
    }

    /** Connections that are open now. */
    public int connections() {
        return open.size();
    }

    @Override
    public Channel dial(Deadline deadline) throws DialException {
        if (isClosed()) {
            throw new DialException(new Failure.Cancelled(target, Detail.of("tunnel.closed")));
        }
        Failure why = health.waiting();
        if (why != null) {
            throw new DialException(outside.of(why));
        }
        long begun = System.nanoTime();
        try {
            return connect(deadline);
        } catch (ApiException e) {
            Failure failure = e.failure();
            if (failure instanceof Failure.Cancelled) {
                throw new DialException(failure);
            }
            health.failed(e, begun);
            throw new DialException(outside.of(failure));
        }
    }

    private PodSocket connect(Deadline deadline) throws ApiException {
        PodPort known = pod.known();
        if (known != null) {
            try {
                return connect(known, deadline);
            } catch (ApiException e) {
                pod.forget();
                if (e.failure() instanceof Failure.Cancelled || deadline.passed()) {
                    throw e;
                }
                // The pod may be gone, and another one there: once more, with what the API says now.
            }
        }
        return connect(resolve(deadline), deadline);
    }

    private PodPort resolve(Deadline deadline) throws ApiException {
        return switch (resolver.resolve(pod.lastName(), deadline)) {
            case Resolution.Found(var found) -> {
                pod.found(found);
                yield found;
            }
            case Resolution.NoPod(var why) -> throw new NoPodException(why);
        };
    }

    private PodSocket connect(PodPort to, Deadline deadline) throws ApiException {
        long begun = System.nanoTime();
        boolean doubtful = health.isDown();
        var connection = new Connection();
        PodSocket socket = open(to, deadline, connection);
        if (doubtful) {
            connection.awaitRefusal(socket);
        }
        connection.stands = true;
        open.add(socket);
        if (isClosed()) {
            socket.close();
        }
        if (!socket.isOpen()) {
            open.remove(socket);
        }
        health.connected(to, begun);
        Failure why = connection.refusal;
        if (why != null) {
            // It broke before it was known to stand, so that nobody was told.
            health.broken(why);
        }
        return socket;
    }

    private PodSocket open(PodPort to, Deadline deadline, Connection connection) throws ApiException {
        try {
            return pods.dial(to, deadline, connection);
        } catch (ApiException e) {
            // Endpoints lag behind: a pod that is gone is no reason to stop trying.
            throw e.failure() instanceof Failure.NotFound gone
                    ? new ApiException(
                            new Failure.TunnelDown(target, gone.detail().toString()), e.status())
                    : e;
        }
    }

    /** One connection, whose end is a trouble of the tunnel only once it has stood. */
    private final class Connection implements PodSocket.Watcher {
        private volatile boolean stands;
        private volatile @Nullable Failure refusal;

        @Override
        public void silent() {
            api.distrustConnections();
        }

        @Override
        public void broken(Failure why) {
            refusal = why;
            if (stands) {
                health.broken(why);
            }
        }

        @Override
        public void gone(PodSocket socket) {
            open.remove(socket);
        }

        /** A pod refuses a connection only after the WebSocket stands. */
        void awaitRefusal(PodSocket socket) throws ApiException {
            try {
                Failure why = socket.endsWithin(REFUSAL) ? refusal : null;
                if (why != null) {
                    throw new ApiException(why, 0);
                }
            } catch (InterruptedException e) {
                socket.close();
                Thread.currentThread().interrupt();
                throw new ApiException(new Failure.Cancelled(target, ""), 0);
            }
        }
    }

    private void tryOnce() {
        long begun = System.nanoTime();
        try {
            Deadline deadline = Deadline.after(TRIAL_LIMIT);
            PodPort found = resolve(deadline);
            var connection = new Connection();
            try (PodSocket trial = open(found, deadline, connection)) {
                connection.awaitRefusal(trial);
            }
            health.connected(found, begun);
        } catch (ApiException e) {
            health.failed(e, begun);
        }
    }

    public boolean isClosed() {
        return health.isClosed();
    }

    @Override
    public void close() {
        health.close();
        open.forEach(PodSocket::close);
        open.clear();
    }
}
