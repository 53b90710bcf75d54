package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.Backoff;
import dev.porthole.connectors.kubernetes.server.LiveValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a Service of a cluster, without a listening socket. It goes to a ready pod, to another one when that is
 * gone, and mends itself in the background when nothing can be reached; until then a dial fails at once and says why.
 */
public final class ServiceTunnel implements Dialer, AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(10);

    /** After a failure a new connection is believed in only when the pod has not refused it for so long. */
    private static final Duration REFUSAL = Duration.ofMillis(300);

    private static final Duration RESOLVED_FOR = Duration.ofSeconds(30);

    private final ServiceRef service;
    private final Failure noReadyPod;
    private final EndpointResolver resolver;
    private final PodDialer pods;
    private final InstantSource clock;
    private final Backoff backoff;
    private final LiveValue<TunnelState> state;
    private final Set<PodSocket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private @Nullable PodPort target;
    private String lastPod = "";
    private Instant resolvedAt = Instant.MIN;
    private @Nullable Failure down;
    private long nextTryNanos;
    private @Nullable Thread mending;

    public ServiceTunnel(ApiServer api, ServiceRef service, InstantSource clock, RandomGenerator random) {
        this.service = service;
        this.noReadyPod = new Failure.TunnelDown(service.toString(), "no pod behind it is ready");
        this.resolver = new EndpointResolver(api, service);
        this.pods = new PodDialer(api);
        this.clock = clock;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.state = new LiveValue<>("tunnel to " + service);
        show(new TunnelState.Idle());
    }

    public ServiceRef service() {
        return service;
    }

    /** How it is; told at every change. */
    public Live<TunnelState> state() {
        return state;
    }

    /** Connections that are open now. */
    public int connections() {
        return open.size();
    }

    @Override
    public Channel dial(Deadline deadline) throws DialException {
        Failure why = waiting();
        if (why != null) {
            throw new DialException(why);
        }
        try {
            return connect(deadline);
        } catch (ApiException e) {
            Failure failure = e.failure();
            if (failure instanceof Failure.Cancelled) {
                throw new DialException(failure);
            }
            failed(failure);
            throw new DialException(seenFromOutside(failure));
        }
    }

    /** Why a dial would be in vain before the next try; null when it may be tried. */
    private synchronized @Nullable Failure waiting() {
        if (isClosed()) {
            return new Failure.Cancelled(service.toString(), "the tunnel was closed");
        }
        Failure why = down;
        return why != null && nextTryNanos - System.nanoTime() > 0 ? seenFromOutside(why) : null;
    }

    private Failure seenFromOutside(Failure failure) {
        return switch (failure) {
            case Failure.Unauthorized(var who, var detail) -> new Failure.Unauthorized(service.toString(), detail);
            case Failure.Forbidden(var who, var verb, var resource, var detail) ->
                new Failure.Forbidden(service.toString(), verb, resource, detail);
            case Failure.TlsRejected(var who, var detail) -> new Failure.TlsRejected(service.toString(), detail);
            case Failure.NotFound(var who, var detail) -> new Failure.NotFound(service.toString(), detail);
            case Failure.Unsupported unsupported -> unsupported;
            case Failure.Cancelled cancelled -> cancelled;
            case Failure.TunnelDown(var who, var detail) -> new Failure.TunnelDown(service.toString(), detail);
            case Failure.TimedOut timedOut ->
                new Failure.TunnelDown(
                        service.toString(),
                        "no answer from the API server within "
                                + timedOut.limit().toMillis() + " ms");
            default ->
                new Failure.TunnelDown(
                        service.toString(),
                        failure.detail().isEmpty() ? failure.getClass().getSimpleName() : failure.detail());
        };
    }

    private PodSocket connect(Deadline deadline) throws ApiException {
        PodPort known = known();
        if (known != null) {
            try {
                return connect(known, deadline);
            } catch (ApiException e) {
                forget();
                if (e.failure() instanceof Failure.Cancelled || deadline.passed()) {
                    throw e;
                }
                // The pod may be gone, and another one there: once more, with what the API says now.
            }
        }
        return connect(resolve(deadline), deadline);
    }

    private PodPort resolve(Deadline deadline) throws ApiException {
        return resolver.resolve(lastPod(), deadline).orElseThrow(() -> new ApiException(noReadyPod, 0));
    }

    private PodSocket connect(PodPort to, Deadline deadline) throws ApiException {
        boolean doubtful = isDown();
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
        connected(to);
        return socket;
    }

    private PodSocket open(PodPort to, Deadline deadline, Connection connection) throws ApiException {
        try {
            return pods.dial(to, deadline, connection);
        } catch (ApiException e) {
            // Endpoints lag behind: a pod that is gone is no reason to stop trying.
            throw e.failure() instanceof Failure.NotFound gone
                    ? new ApiException(new Failure.TunnelDown(service.toString(), gone.detail()), e.status())
                    : e;
        }
    }

    /** One connection, whose end is a trouble of the tunnel only once it has stood. */
    private final class Connection implements PodSocket.Watcher {
        private volatile boolean stands;
        private volatile @Nullable Failure refusal;

        @Override
        public void broken(Failure why) {
            refusal = why;
            if (stands) {
                ServiceTunnel.this.broken(why);
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
                throw new ApiException(new Failure.Cancelled(service.toString(), ""), 0);
            }
        }
    }

    private synchronized boolean isDown() {
        return down != null;
    }

    private synchronized @Nullable PodPort known() {
        return clock.instant().isAfter(resolvedAt.plus(RESOLVED_FOR)) ? null : target;
    }

    private synchronized String lastPod() {
        return lastPod;
    }

    private synchronized void forget() {
        target = null;
        resolvedAt = Instant.MIN;
    }

    private synchronized void connected(PodPort to) {
        boolean change = down != null || !to.pod().equals(lastPod);
        if (!to.equals(target)) {
            resolvedAt = clock.instant();
        }
        target = to;
        lastPod = to.pod();
        down = null;
        backoff.reset();
        if (change) {
            show(new TunnelState.Connected(to.pod(), clock.instant()));
        }
    }

    /** A connection that stood has broken: the next dial may be tried at once, and a trial finds out what is wrong. */
    private synchronized void broken(Failure why) {
        forget();
        if (!isClosed() && down == null) {
            down(why, Duration.ZERO, new TunnelState.Reconnecting(1, why, clock.instant()));
        }
    }

    private synchronized void failed(Failure why) {
        forget();
        if (isClosed()) {
            return;
        }
        Duration pause = why.retryable() ? backoff.next() : LONGEST_PAUSE;
        Instant now = clock.instant();
        down(
                why,
                pause,
                switch (why) {
                    case Failure.Unauthorized unauthorized -> new TunnelState.AuthExpired(unauthorized);
                    case Failure.Forbidden forbidden -> new TunnelState.Forbidden(forbidden);
                    default ->
                        why.equals(noReadyPod)
                                ? new TunnelState.NoReadyPod(now)
                                : new TunnelState.Reconnecting(Math.max(1, backoff.attempts()), why, now.plus(pause));
                });
    }

    private void down(Failure why, Duration pause, TunnelState shown) {
        down = why;
        nextTryNanos = System.nanoTime() + pause.toNanos();
        show(shown);
        if (mending == null) {
            mending = Thread.ofVirtual().name("mend tunnel to " + service).start(this::tryUntilMended);
        }
    }

    private void tryUntilMended() {
        try {
            while (true) {
                long pause;
                synchronized (this) {
                    if (down == null || isClosed()) {
                        mending = null;
                        return;
                    }
                    pause = nextTryNanos - System.nanoTime();
                }
                if (pause <= 0) {
                    tryOnce();
                } else if (closed.await(pause, TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryOnce() {
        try {
            Deadline deadline = Deadline.after(TRIAL_LIMIT);
            PodPort found = resolve(deadline);
            var connection = new Connection();
            try (PodSocket trial = open(found, deadline, connection)) {
                connection.awaitRefusal(trial);
            }
            connected(found);
        } catch (ApiException e) {
            failed(e.failure());
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void show(TunnelState now) {
        state.set(new Observation.Fresh<>(now, clock.instant(), List.of()));
    }

    @Override
    public void close() {
        closed.countDown();
        open.forEach(PodSocket::close);
        open.clear();
    }
}
