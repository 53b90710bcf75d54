package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.connection.Route;
import dev.porthole.connectors.http.connection.Watch;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateway on Apache HttpClient, whose connections can stand on any byte stream: a few connections, kept open between
 * calls. Nothing of the library's own retries, redirects, cookies or cached logins is used.
 */
public final class PooledHttpGateway implements HttpGateway {

    static final Detail STALLED = Detail.of("http.stalled");
    static final Detail GIVEN_UP = Detail.of("http.givenUp");
    private static final int CONNECTIONS = 4;

    private final HttpTarget target;
    private final TransportFailure transport;
    private final Outcome<PooledClient> client;
    private final Set<Watch> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public PooledHttpGateway(HttpTarget target) {
        this(target, CONNECTIONS);
    }

    /** @param connections at most at a time; an answer that goes on holds one */
    public PooledHttpGateway(HttpTarget target, int connections) {
        this.target = target;
        this.transport = new TransportFailure(target);
        this.client = client(target, connections);
    }

    @Override
    public HttpTarget target() {
        return target;
    }

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        return client.then(usable -> exchange(usable, call, reader, deadline));
    }

    private <T> Outcome<T> exchange(PooledClient usable, HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        var watch = new Watch(deadline, target.stall());
        running.add(watch);
        try {
            Failure early = early(deadline);
            if (early != null) {
                return Outcome.failed(early);
            }
            var sending = new Sending(target, usable, watch, call, true);
            var exchange = new Exchange<>(target, sending, transport, watch, reader);
            Thread.ofVirtual().name("http " + target.name()).start(exchange);
            return watch.await() ? exchange.outcome() : Outcome.failed(ended(watch, deadline));
        } finally {
            running.remove(watch);
        }
    }

    /**
     * Sends {@code call} and answers as soon as the head of its answer is there, whatever its status. The body goes on as
     * long as both sides keep it open.
     *
     * @param deadline for the head
     */
    public Outcome<OpenAnswer> open(HttpCall call, Deadline deadline) {
        return client.then(usable -> open(usable, call, deadline));
    }

    private Outcome<OpenAnswer> open(PooledClient usable, HttpCall call, Deadline deadline) {
        var watch = new Watch(deadline, target.stall());
        running.add(watch);
        Failure early = early(deadline);
        if (early != null) {
            running.remove(watch);
            return Outcome.failed(early);
        }
        // Compressed, what was sent might not be seen until more follows.
        var sending = new Sending(target, usable, watch, call, false);
        var exchange = new OpenExchange(target, sending, transport, watch, () -> running.remove(watch));
        Thread.ofVirtual().name("http stream " + target.name()).start(exchange);
        boolean came = watch.await();
        Outcome<OpenAnswer> outcome = exchange.outcome();
        return came && outcome != null ? outcome : Outcome.failed(ended(watch, deadline));
    }

    private @Nullable Failure early(Deadline deadline) {
        if (closed) {
            return ended(Watch.End.CLOSED, deadline);
        }
        return deadline.passed() ? ended(Watch.End.DEADLINE, deadline) : null;
    }

    private Failure ended(Watch watch, Deadline deadline) {
        return ended(watch.end().orElse(Watch.End.DEADLINE), deadline);
    }

    private Failure ended(Watch.End end, Deadline deadline) {
        return switch (end) {
            case DEADLINE -> new Failure.TimedOut(target.name(), deadline.limit(), Detail.of("http.late"));
            case STALLED -> new Failure.TimedOut(target.name(), target.stall(), STALLED);
            case INTERRUPTED -> new Failure.Cancelled(target.name(), Detail.NONE);
            case CLOSED -> new Failure.Cancelled(target.name(), GIVEN_UP);
        };
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(watch -> watch.end(Watch.End.CLOSED));
        client.map(usable -> {
            usable.close();
            return usable;
        });
    }

    private static Outcome<PooledClient> client(HttpTarget target, int connections) {
        try {
            return Outcome.of(new PooledClient(new Route(target), connections));
        } catch (GeneralSecurityException unusable) {
            return Outcome.failed(TransportFailure.unusable(target, unusable));
        }
    }
}
