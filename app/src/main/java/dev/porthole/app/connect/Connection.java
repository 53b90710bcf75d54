package dev.porthole.app.connect;

import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.engine.UnexpectedFailure;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ConnectionState.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that is opened, asked for signs of life, and opened anew when it cannot be the right one any more. It is
 * kept up while anybody listens to its state, and asked less often the longer it does not work.
 *
 * @param <S> the port it gives
 */
public final class Connection<S extends Source> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** Why a question could not be asked: its connection is being made for the first time. */
    public static final Detail STILL_CONNECTING = Detail.of("app.stillConnecting");

    private final String id;
    private final Function<Deadline, Outcome<S>> opener;
    private final InstantSource clock;
    private final Live<ConnectionState> live;
    private final CountDownLatch firstTry = new CountDownLatch(1);
    private final Runnable whenBack;
    private final PastFailures past = new PastFailures();
    private final Object opening = new Object();
    private volatile @Nullable S source;
    private volatile ConnectionState state;
    private volatile boolean closed;

    /**
     * A connection at rest.
     *
     * @param opener finds and opens the source; blocks
     * @param whenBack called when it works again, or for the first time, so that what waits for it is asked at once
     */
    public Connection(
            String id,
            Function<Deadline, Outcome<S>> opener,
            PollEngine engine,
            InstantSource clock,
            Runnable whenBack) {
        this.id = id;
        this.opener = opener;
        this.clock = clock;
        this.whenBack = whenBack;
        this.state = new ConnectionState(
                id,
                Status.CONNECTING,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                clock.instant(),
                0);
        this.live = engine.poll(
                new PollSpec<>("connection " + id, "connection " + id, this::check, ConnectionState::problem));
    }

    public String id() {
        return id;
    }

    /** What is looked for, for messages while nobody has said who it is. */
    private String product() {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    public Live<ConnectionState> state() {
        return live;
    }

    /** What went wrong lately, the newest last. */
    public List<PastFailures.Entry> pastFailures() {
        return past.all();
    }

    /** The source, if it is open now. */
    public Optional<S> source() {
        return Optional.ofNullable(source);
    }

    /** Asks the source; while it is being opened for the first time, waits for it. */
    public <T> Outcome<T> ask(Deadline deadline, BiFunction<S, Deadline, Outcome<T>> question) {
        try {
            firstTry.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(cancelled());
        }
        S open = source;
        if (open != null) {
            return question.apply(open, deadline);
        }
        return Outcome.failed(
                state.problem().orElseGet(() -> new Failure.TimedOut(product(), deadline.limit(), STILL_CONNECTING)));
    }

    /** Gives the source up and finds it anew at the next beat. */
    public void reopen() {
        synchronized (opening) {
            drop();
        }
    }

    @Override
    public void close() {
        closed = true;
        firstTry.countDown();
        drop();
    }

    private void drop() {
        S open = source;
        source = null;
        if (open != null) {
            open.close();
        }
    }

    /** One look. What is wrong stands in the state, which is told in any case. */
    private Outcome<ConnectionState> check(Deadline deadline) {
        boolean worked = state.status() == Status.CONNECTED;
        ConnectionState now;
        try {
            now = looked(deadline);
        } catch (RuntimeException | Error bug) {
            LOG.error("The connection {} failed unexpectedly", id, bug);
            now = broken(UnexpectedFailure.of(product(), bug));
        }
        state = now;
        now.problem().ifPresent(failure -> past.add(clock.instant(), failure));
        firstTry.countDown();
        if (!worked && now.status() == Status.CONNECTED) {
            whenBack.run();
        }
        return Outcome.of(now);
    }

    /** Opens what is not open, probes what is. */
    private ConnectionState looked(Deadline deadline) {
        Outcome<Identity> answer;
        long begun;
        synchronized (opening) {
            if (source == null && opened(deadline) instanceof Outcome.Failed<S>(var failure)) {
                return broken(failure);
            }
            begun = System.nanoTime();
            S open = source;
            answer = open == null ? Outcome.failed(cancelled()) : open.probe(deadline);
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - begun);
        return switch (answer) {
            case Outcome.Success<Identity>(var identity, var notes) -> working(identity, latency, notes);
            case Outcome.Failed<Identity>(var failure) -> {
                if (failure instanceof Failure.NotFound) {
                    reopen();
                }
                yield broken(failure);
            }
        };
    }

    private Outcome<S> opened(Deadline deadline) {
        Outcome<S> fresh = closed ? Outcome.failed(cancelled()) : opener.apply(deadline);
        if (fresh instanceof Outcome.Success<S>(var found, var notes)) {
            source = found;
            if (closed) {
                // It was closed while this was being opened, and found nothing to close.
                drop();
            }
        }
        return fresh;
    }

    private Failure cancelled() {
        return new Failure.Cancelled(product(), "");
    }

    private ConnectionState working(Identity identity, Duration latency, List<Detail> notes) {
        Instant since = state.status() == Status.CONNECTED ? state.since() : clock.instant();
        return new ConnectionState(
                id, Status.CONNECTED, Optional.of(identity), latency, Optional.empty(), notes, since, 0);
    }

    private ConnectionState broken(Failure failure) {
        Status status = status(failure);
        Instant since = state.status() == status ? state.since() : clock.instant();
        return new ConnectionState(
                id,
                status,
                state.identity(),
                Duration.ZERO,
                Optional.of(failure),
                List.of(),
                since,
                state.attempt() + 1);
    }

    private Status status(Failure failure) {
        return switch (failure) {
            case Failure.Unauthorized unauthorized -> accepted() ? Status.AUTH_EXPIRED : Status.LOGIN_NEEDED;
            case Failure.Forbidden forbidden -> Status.FORBIDDEN;
            case Failure.NotFound notFound -> NotConfigured.is(notFound) ? Status.NOT_CONFIGURED : Status.NOT_FOUND;
            case Failure.NoReadyPod noReadyPod -> Status.NO_READY_POD;
            case Failure.Unreachable unreachable -> reconnecting();
            case Failure.TimedOut timedOut -> reconnecting();
            case Failure.TunnelDown tunnelDown -> reconnecting();
            case Failure.ServerFailed serverFailed -> reconnecting();
            case Failure.RateLimited rateLimited -> reconnecting();
            case Failure.TlsRejected tlsRejected -> Status.FAILED;
            case Failure.BadQuery badQuery -> Status.FAILED;
            case Failure.Unparseable unparseable -> Status.FAILED;
            case Failure.TooLarge tooLarge -> Status.FAILED;
            case Failure.PartialResult partialResult -> Status.FAILED;
            case Failure.Unsupported unsupported -> Status.FAILED;
            case Failure.Cancelled cancelled -> state.status();
        };
    }

    /** Whether we were let in before. */
    private boolean accepted() {
        return state.identity().isPresent();
    }

    private Status reconnecting() {
        return accepted() ? Status.RECONNECTING : Status.FAILED;
    }
}
