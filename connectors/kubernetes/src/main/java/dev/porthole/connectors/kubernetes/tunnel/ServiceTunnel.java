package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiServer;
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
 * Connections to a Service of a cluster, or to one pod, without a listening socket. It goes to the pod that its resolver
 * finds, to another one when that is gone, and mends itself in the background when nothing can be reached; until then a
 * dial fails at once and says why.
 */
public final class ServiceTunnel implements Dialer, AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration ATTENTIVE = Duration.ofSeconds(2);
    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(10);

    /** After a failure a new connection is believed in only when the pod has not refused it for so long. */
    private static final Duration REFUSAL = Duration.ofMillis(300);

    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final ApiServer api;
    private final String target;
    private final PodResolver resolver;
    private final TunnelFailures outside;
    private final PodDialer pods;
    private final InstantSource clock;
    private final BackOff backoff;
    private final LiveValue<TunnelState> state;
    private final Set<PodSocket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final FoundPod pod;
    private @Nullable Failure down;
    private long nextTryNanos;
    private long failedNanos;
    private long stoodNanos = System.nanoTime();
    private @Nullable Thread mending;

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
        this.clock = clock;
        this.pod = new FoundPod(clock);
        this.backoff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.state = new LiveValue<>("tunnel to " + target);
        show(new TunnelState.Idle());
    }

    /** What it leads to, in words a person knows. */
    public String target() {
        return target;
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
        long begun = System.nanoTime();
        try {
            return connect(deadline);
        } catch (ApiException e) {
            Failure failure = e.failure();
            if (failure instanceof Failure.Cancelled) {
                throw new DialException(failure);
            }
            failed(e, begun);
            throw new DialException(outside.of(failure));
        }
    }

    /** Why a dial would be in vain before the next try; null when it may be tried. */
    private synchronized @Nullable Failure waiting() {
        if (isClosed()) {
            return new Failure.Cancelled(target, Detail.of("tunnel.closed"));
        }
        Failure why = down;
        return why != null && nextTryNanos - System.nanoTime() > 0 ? outside.of(why) : null;
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
        connected(to, begun);
        Failure why = connection.refusal;
        if (why != null) {
            // It broke before it was known to stand, so that nobody was told.
            broken(why);
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
                throw new ApiException(new Failure.Cancelled(target, ""), 0);
            }
        }
    }

    private synchronized boolean isDown() {
        return down != null;
    }

    /** @param begun when it was tried; what has failed since is newer, and the next try tells */
    private synchronized void connected(PodPort to, long begun) {
        if (down != null && failedNanos - begun > 0) {
            return;
        }
        stoodNanos = System.nanoTime();
        boolean change = down != null || !to.pod().equals(pod.lastName());
        pod.connected(to);
        down = null;
        backoff.reset();
        if (change) {
            show(new TunnelState.Connected(to.pod(), clock.instant()));
        }
    }

    /** A connection that stood has broken: the next dial may be tried at once, and a trial finds out what is wrong. */
    private synchronized void broken(Failure why) {
        pod.forget();
        if (!isClosed() && down == null) {
            failedNanos = System.nanoTime();
            down(why, Duration.ZERO, new TunnelState.Reconnecting(1, why, clock.instant()));
        }
    }

    /** @param begun when it was tried; tries that fail together count as one, and one that has stood since is newer */
    private synchronized void failed(ApiException e, long begun) {
        Failure why = e.failure();
        pod.forget();
        if (isClosed() || (down == null ? stoodNanos - begun > 0 : failedNanos - begun > 0)) {
            return;
        }
        failedNanos = System.nanoTime();
        Duration pause = why.retryable() ? backoff.next() : LONGEST_PAUSE;
        if ((e instanceof NoPodException || why instanceof Failure.Forbidden) && pause.compareTo(ATTENTIVE) > 0) {
            // A pod becomes ready, a right is given: cheap to ask, and somebody waits for it.
            pause = ATTENTIVE;
        }
        Instant now = clock.instant();
        down(
                why,
                pause,
                switch (why) {
                    case Failure.Unauthorized unauthorized -> new TunnelState.AuthExpired(unauthorized);
                    case Failure.Forbidden forbidden -> new TunnelState.Forbidden(forbidden);
                    default ->
                        e instanceof NoPodException
                                ? new TunnelState.NoReadyPod(why, now)
                                : new TunnelState.Reconnecting(Math.max(1, backoff.attempts()), why, now.plus(pause));
                });
    }

    private void down(Failure why, Duration pause, TunnelState shown) {
        down = why;
        nextTryNanos = System.nanoTime() + pause.toNanos();
        show(shown);
        if (mending == null) {
            mending = Thread.ofVirtual().name("mend tunnel to " + target).start(this::tryUntilMended);
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
        long begun = System.nanoTime();
        try {
            Deadline deadline = Deadline.after(TRIAL_LIMIT);
            PodPort found = resolve(deadline);
            var connection = new Connection();
            try (PodSocket trial = open(found, deadline, connection)) {
                connection.awaitRefusal(trial);
            }
            connected(found, begun);
        } catch (ApiException e) {
            failed(e, begun);
        }
    }

    public boolean isClosed() {
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
