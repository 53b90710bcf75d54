package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.connection.Route;
import dev.porthole.connectors.http.connection.Watch;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one target for protocols that begin as HTTP and go on as something else. They take the same way and
 * trust the same certificates as its {@link PooledHttpGateway}'s.
 */
public final class OwnConnections {

    private final HttpTarget target;
    private final TransportFailure transport;
    private final Outcome<Route> route;

    public OwnConnections(HttpTarget target) {
        this.target = target;
        this.transport = new TransportFailure(target);
        this.route = route(target);
    }

    private static Outcome<Route> route(HttpTarget target) {
        try {
            return Outcome.of(new Route(target));
        } catch (GeneralSecurityException unusable) {
            return Outcome.failed(TransportFailure.unusable(target, unusable));
        }
    }

    /** Says the first words on a connection; what it answers owns the connection, and what it throws closes it. */
    @FunctionalInterface
    public interface Beginning<T> {
        /**
         * @param tcp what is closed to end everything at once
         * @param stream carries the bytes; the same socket when there is no TLS
         */
        Outcome<T> begin(Socket tcp, Socket stream) throws IOException;
    }

    /** Connects, and begins; within the deadline and the target's stall limit. */
    public <T> Outcome<T> open(Beginning<T> beginning, Deadline deadline) {
        return route.then(usable -> open(usable, beginning, deadline));
    }

    private <T> Outcome<T> open(Route usable, Beginning<T> beginning, Deadline deadline) {
        var watch = new Watch(deadline, target.stall());
        var attempt = new Attempt<>(usable, beginning, watch);
        Thread.ofVirtual().name("connect to " + target.name()).start(attempt);
        boolean came = watch.await();
        Outcome<T> outcome = attempt.outcome;
        return came && outcome != null ? outcome : Outcome.failed(ended(watch, deadline));
    }

    private Failure ended(Watch watch, Deadline deadline) {
        return watch.end().orElse(Watch.End.DEADLINE) == Watch.End.INTERRUPTED
                ? new Failure.Cancelled(target.name(), Detail.NONE)
                : new Failure.TimedOut(target.name(), deadline.limit(), Detail.of("http.late"));
    }

    private final class Attempt<T> implements Runnable {
        private final Route usable;
        private final Beginning<T> beginning;
        private final Watch watch;
        private volatile @Nullable Outcome<T> outcome;

        Attempt(Route usable, Beginning<T> beginning, Watch watch) {
            this.usable = usable;
            this.beginning = beginning;
            this.watch = watch;
        }

        @Override
        public void run() {
            try {
                outcome = attempt();
            } catch (IOException broken) {
                outcome = Outcome.failed(transport.of(broken, watch.deadline()));
            } finally {
                watch.done();
            }
        }

        private Outcome<T> attempt() throws IOException {
            ServerAddress server = ServerAddress.of(target.base());
            watch.waits();
            Route.Ready ready = usable.own(server, watch);
            boolean taken = false;
            try {
                watch.progressed();
                watch.waits();
                Outcome<T> begun = beginning.begin(ready.plain(), ready.stream());
                taken = begun instanceof Outcome.Success && watch.end().isEmpty();
                return begun;
            } finally {
                if (!taken) {
                    ready.plain().close();
                }
            }
        }
    }
}
