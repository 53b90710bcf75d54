package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pods while anybody listens, and their events with them. A broken watch makes the table stale, with the
 * reason. Changes are gathered: at most four tables a second.
 */
public final class PodWatch implements AutoCloseable {

    private static final Duration BETWEEN_TABLES = Duration.ofMillis(250);

    private final ApiServer api;
    private final String namespace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PodStore store;
    private final EventLog events;
    private final LiveValue<PodTable> live;
    private @Nullable Run run;
    private boolean closed;

    /** @param events is kept up to date with the pods */
    public PodWatch(ApiServer api, String namespace, EventLog events, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.namespace = namespace;
        this.events = events;
        this.clock = clock;
        this.store = new PodStore(clock);
        this.random = random;
        this.live = new LiveValue<>("pods of " + api.failures().target(), this::start, this::stop);
    }

    public Live<PodTable> live() {
        return live;
    }

    private synchronized void start() {
        if (!closed && run == null && live.isHeard()) {
            run = new Run();
            run.begin();
        }
    }

    private synchronized void stop() {
        Run running = run;
        if (running != null && (closed || !live.isHeard())) {
            run = null;
            running.end();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    /** One time of being listened to. */
    private final class Run implements Reflector.Mirror<Pod> {
        private final Reflector<Pod> pods = new Reflector<>(
                api,
                namespace,
                new PodReader(),
                this,
                new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), random));
        private final Reflector<?> happenings = new Reflector<>(
                api,
                namespace,
                new EventReader(),
                events,
                new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(5), random));
        private final Thread teller = Thread.ofVirtual().name("tell pods").unstarted(this::tell);
        private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean listed;
        private volatile Optional<Failure> problem = Optional.empty();

        void begin() {
            pods.begin();
            happenings.begin();
            teller.start();
        }

        void end() {
            pods.end();
            happenings.end();
            // From here on it changes nothing: the next one may have listed already.
            synchronized (store) {
                ended.countDown();
            }
            teller.interrupt();
        }

        @Override
        public void replace(List<Pod> all) {
            whileListening(() -> store.replace(all));
            listed = true;
        }

        @Override
        public void put(Pod pod) {
            whileListening(() -> store.put(pod));
        }

        @Override
        public void remove(Pod pod) {
            whileListening(() -> store.remove(pod));
        }

        private void whileListening(Runnable change) {
            synchronized (store) {
                if (ended.getCount() > 0) {
                    change.run();
                }
            }
        }

        @Override
        public void fine() {
            problem = Optional.empty();
            news.offer(true);
        }

        @Override
        public void broken(Failure failure) {
            problem = Optional.of(failure);
            news.offer(true);
        }

        private void tell() {
            Optional<Failure> told = Optional.empty();
            try {
                do {
                    news.take();
                    Optional<Failure> now = problem;
                    if (now.isEmpty() && listed) {
                        live.set(new Observation.Fresh<>(store.table(), clock.instant(), List.of()));
                    } else if (now.isPresent() && !now.equals(told)) {
                        live.set(live.latest().after(Outcome.failed(now.get()), clock.instant()));
                    }
                    told = now;
                } while (!ended.await(BETWEEN_TABLES.toNanos(), TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
