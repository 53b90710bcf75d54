package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource.LogListener;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ApiStream;
import dev.porthole.connectors.kubernetes.watch.WatchedBody;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one container's log until it is closed. When the stream ends it is opened again from a little before the last
 * line, and the lines that come twice are left out: none is lost or repeated. Whatever goes wrong is told and asked again,
 * with growing pauses; long ones where it can only help that somebody changes something.
 */
final class LogFollower implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(15);

    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration STALL = Duration.ofMinutes(10);

    private static final Duration EXCUSE = Duration.ofMillis(500);

    private static final int MOST_AT_ONCE = 500;

    private final ApiServer api;
    private final PodLogQuery query;
    private final LogListener listener;
    private final BackOff backoff;
    private final BackOff rare;
    private final Consumer<LogFollower> whenEnded;
    private final LogLines lines;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("follow log").unstarted(this::run);
    private volatile @Nullable ApiStream stream;
    private Optional<Failure> told = Optional.empty();

    LogFollower(
            ApiServer api,
            PodLogQuery query,
            LogListener listener,
            RandomGenerator random,
            Consumer<LogFollower> whenEnded) {
        this.api = api;
        this.query = query;
        this.listener = listener;
        this.backoff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15), random);
        this.rare = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(5), random);
        this.whenEnded = whenEnded;
        this.lines = new LogLines(query.pod(), query.container());
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Optional<Failure> failure = surelyOnce();
                failure.ifPresent(why -> tell(Optional.of(why)));
                Duration pause = failure.isPresent() && !isWorthTrying(failure.get()) ? rare.next() : backoff.next();
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            whenEnded.accept(this);
        }
    }

    /** Another token may come by and by. */
    private static boolean isWorthTrying(Failure failure) {
        return failure.retryable() || failure instanceof Failure.Unauthorized;
    }

    private Optional<Failure> surelyOnce() {
        try {
            return once();
        } catch (RuntimeException bug) {
            // Its text may quote what was sent.
            LOG.error("Following a log failed with {}", bug.getClass().getName());
            return Optional.of(new Failure.Unparseable(api.failures().target(), Detail.ownFault(bug)));
        }
    }

    /** Reads one stream to its end, and says what ended it. A clean end is no failure. */
    private Optional<Failure> once() {
        Instant resume = lines.resumeFrom();
        lines.again();
        Instant since = resume == null ? query.since() : resume;
        int tail = resume == null ? query.tailLines() : 0;
        try (ApiStream opened =
                api.open(PodLogs.request(query, since, tail).with("follow", "true"), Deadline.after(HEAD_LIMIT))) {
            stream = opened;
            opened.stallAfter(STALL);
            var body = new WatchedBody(opened, QUIET);
            // A kubelet that has only an excuse says it at once; until then it is not known that all is well.
            if (!opened.awaitSomething(EXCUSE)) {
                tell(Optional.empty());
            }
            read(body);
            if (lines.remark().isEmpty()) {
                tell(Optional.empty());
            }
            return Optional.of(lines.remark())
                    .filter(said -> !said.isEmpty())
                    .map(said -> PodLogs.kubelet(api.failures().target(), said));
        } catch (ApiException e) {
            return Optional.of(PodLogs.failure(e, api.failures().target()));
        } catch (IOException e) {
            return Optional.of(api.failures().broken(e));
        } finally {
            stream = null;
        }
    }

    private void read(WatchedBody body) throws IOException {
        var source = new LineStream(body, PodLogs.MAX_LINE);
        var batch = new ArrayList<LogEntry>();
        try {
            while (closed.getCount() > 0 && source.next()) {
                if (!source.isWhole() && body.isGivenUp()) {
                    // Half a line would be taken for the whole one when that comes again.
                    return;
                }
                LogEntry entry = lines.entry(source.line(), source.length());
                if (entry != null && !PodLogs.isBefore(entry, query.since())) {
                    batch.add(entry);
                }
                if (batch.size() >= MOST_AT_ONCE || !source.hasBuffered()) {
                    flush(batch);
                }
            }
        } finally {
            flush(batch);
        }
    }

    private void flush(List<LogEntry> batch) {
        if (!batch.isEmpty() && closed.getCount() > 0) {
            backoff.reset();
            rare.reset();
            tell(Optional.empty());
            guarded(() -> listener.lines(List.copyOf(batch)));
            batch.clear();
        }
    }

    private void tell(Optional<Failure> state) {
        if (!state.equals(told) && closed.getCount() > 0) {
            told = state;
            guarded(() -> listener.state(state));
        }
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of logs failed", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        ApiStream open = stream;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }
}
