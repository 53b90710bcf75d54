package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at a cluster's Services for all kinds of servers: at most one at a time, whoever asks meanwhile hears its
 * result, and what it found is good for a while. What it did not find is looked for again soon.
 */
public final class SharedDiscovery {

    /** While a server is there and does not work, its Service seldom changes. */
    static final Duration FOUND_FOR = Duration.ofSeconds(30);

    /** All kinds that look at the same beat hear the same. */
    static final Duration MISSED_FOR = Duration.ofSeconds(2);

    private static final String TARGET = "Kubernetes";

    private final Function<Deadline, Outcome<Discovered>> look;
    private final InstantSource clock;
    private @Nullable Look latest;

    private record Look(CompletableFuture<Outcome<Discovered>> result, Instant begun) {}

    public SharedDiscovery(Function<Deadline, Outcome<Discovered>> look, InstantSource clock) {
        this.look = look;
        this.clock = clock;
    }

    /** What a look found that is young enough for {@code kind}; blocks while there is none. */
    Outcome<Discovered> find(ServiceKind kind, Deadline deadline) {
        Look mine = null;
        Look known;
        synchronized (this) {
            known = latest;
            if (known == null || isOld(known, kind)) {
                mine = new Look(new CompletableFuture<>(), clock.instant());
                latest = mine;
                known = mine;
            }
        }
        return mine == null ? await(known, deadline) : looked(mine, deadline);
    }

    /** The next who asks looks anew. */
    public synchronized void forget() {
        latest = null;
    }

    private boolean isOld(Look look, ServiceKind kind) {
        Outcome<Discovered> result = look.result().getNow(null);
        if (result == null) {
            return false;
        }
        boolean found = result instanceof Outcome.Success<Discovered>(var all, var notes)
                && !all.of(kind).isEmpty();
        return !clock.instant().isBefore(look.begun().plus(found ? FOUND_FOR : MISSED_FOR));
    }

    private Outcome<Discovered> looked(Look mine, Deadline deadline) {
        try {
            Outcome<Discovered> result = look.apply(deadline);
            mine.result().complete(result);
            return result;
        } finally {
            // One who threw leaves nobody waiting.
            mine.result().complete(Outcome.failed(new Failure.Cancelled(TARGET, Detail.NONE)));
        }
    }

    private static Outcome<Discovered> await(Look look, Deadline deadline) {
        try {
            return look.result().get(Math.max(1, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Outcome.failed(new Failure.TimedOut(TARGET, deadline.limit(), Detail.of("app.stillLooking")));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled(TARGET, Detail.NONE));
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a look never ends exceptionally", bug);
        }
    }
}
