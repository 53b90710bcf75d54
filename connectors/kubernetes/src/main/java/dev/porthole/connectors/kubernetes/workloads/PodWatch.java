package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ApiStream;
import dev.porthole.connectors.kubernetes.server.Backoff;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import dev.porthole.connectors.kubernetes.workloads.PodReader.Change;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Keeps the pods by list and watch while anybody listens. A broken watch makes the table stale, with the reason, and is
 * tried again for ever; a resource version that is too old makes a new list, which takes the place of the old table at
 * once. Changes are gathered: at most four tables a second.
 */
final class PodWatch implements AutoCloseable {

    private static final int PAGE = 500;
    private static final Duration LIST_LIMIT = Duration.ofSeconds(60);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(15);
    private static final int WATCH_SECONDS = 290;

    /** Nothing for so long: ask the server whether it is still there. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TABLES = Duration.ofMillis(250);

    private final ApiServer api;
    private final String namespace;
    private final InstantSource clock;
    private final PodStore store = new PodStore();
    private final Backoff backoff;
    private final LiveValue<PodTable> live;
    private @Nullable Run run;
    private boolean closed;

    PodWatch(ApiServer api, String namespace, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.namespace = namespace;
        this.clock = clock;
        this.backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), random);
        this.live = new LiveValue<>("pods of " + api.failures().target(), this::start, this::stop);
    }

    Live<PodTable> live() {
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

    /** One time of being listened to: a thread that reads and one that tells. */
    private final class Run {
        private final Thread reader = Thread.ofVirtual().name("watch pods").unstarted(this::read);
        private final Thread teller = Thread.ofVirtual().name("tell pods").unstarted(this::tell);
        private final PodReader pods = new PodReader();
        private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean listed;
        private volatile Optional<Failure> problem = Optional.empty();
        private volatile @Nullable ApiStream stream;

        void begin() {
            reader.start();
            teller.start();
        }

        void end() {
            ended.countDown();
            ApiStream open = stream;
            if (open != null) {
                open.close();
            }
            reader.interrupt();
            teller.interrupt();
        }

        private boolean isEnded() {
            return ended.getCount() == 0;
        }

        /** False when it has ended meanwhile. */
        private boolean pause(Duration time) {
            try {
                return !ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void read() {
            boolean more = true;
            while (more && !isEnded()) {
                try {
                    String version = list();
                    while (!isEnded() && !version.isEmpty()) {
                        version = watch(version);
                    }
                } catch (IOException | JacksonException | UnexpectedAnswer e) {
                    more = isEnded() || broken(api.failures().broken(e, QUIET));
                }
            }
        }

        private boolean broken(Failure failure) {
            problem = Optional.of(failure);
            news.offer(true);
            Duration wait = backoff.next();
            if (failure instanceof Failure.RateLimited limited && limited.retryAfter() != null) {
                wait = wait.plus(limited.retryAfter());
            }
            return pause(wait);
        }

        private void fine() {
            problem = Optional.empty();
            news.offer(true);
        }

        /** All pods, page by page; the resource version to watch from. */
        private String list() throws ApiException {
            var all = new ArrayList<Pod>();
            String next = "";
            PodReader.Page page;
            do {
                ApiRequest request = ApiRequest.list(namespace, "pods").with("limit", PAGE);
                String token = next;
                page = api.read(
                        token.isEmpty() ? request : request.with("continue", token),
                        body -> pods.list(body, all::add),
                        Deadline.after(LIST_LIMIT));
                next = page.next();
            } while (!next.isEmpty());
            store.replace(all);
            listed = true;
            fine();
            return page.resourceVersion();
        }

        /** Follows the changes; the version to go on from, or nothing when a new list is needed. */
        private String watch(String from) throws IOException {
            var version = new String[] {from};
            ApiRequest request = ApiRequest.list(namespace, "pods")
                    .with("watch", "true")
                    .with("allowWatchBookmarks", "true")
                    .with("timeoutSeconds", WATCH_SECONDS)
                    .with("resourceVersion", from)
                    .watching();
            try (ApiStream opened = api.open(request, Deadline.after(HEAD_LIMIT))) {
                stream = opened;
                if (isEnded()) {
                    return "";
                }
                opened.stallAfter(Duration.ofSeconds(WATCH_SECONDS + 30L));
                fine();
                long begun = System.nanoTime();
                pods.watch(new Attentive(opened), change -> version[0] = apply(change, version[0]));
                boolean atOnce = System.nanoTime() - begun < AT_ONCE.toNanos();
                if (!atOnce) {
                    backoff.reset();
                } else if (version[0].equals(from)) {
                    // Some servers say that a version is too old by closing at once, without a word.
                    pause(backoff.next());
                    return "";
                }
                return version[0];
            } catch (Ended e) {
                if (e.code == ApiException.GONE) {
                    pause(backoff.next());
                    return "";
                }
                throw new ApiException(
                        new Failure.ServerFailed(api.failures().target(), e.code, ApiFailures.clean(e.message)),
                        e.code);
            } catch (ApiException e) {
                if (e.isGone()) {
                    pause(backoff.next());
                    return "";
                }
                throw e;
            } finally {
                stream = null;
            }
        }

        private String apply(Change change, String version) {
            String now = switch (change) {
                case Change.Put(Pod pod, String at) -> {
                    store.put(pod);
                    yield at;
                }
                case Change.Gone(Pod pod, String at) -> {
                    store.remove(pod);
                    yield at;
                }
                case Change.Bookmark(String at) -> at;
                case Change.Ended(int code, String message) -> throw new Ended(code, message);
            };
            backoff.reset();
            news.offer(true);
            return now.isEmpty() ? version : now;
        }

        /** A watch may be silent because nothing happens or because nobody is there: a quiet one is checked. */
        private final class Attentive extends FilterInputStream {
            private final ApiStream opened;

            Attentive(ApiStream opened) {
                super(opened.body());
                this.opened = opened;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                while (!opened.awaitSomething(QUIET)) {
                    api.read(
                            ApiRequest.of("get", "version", "version"),
                            InputStream::readAllBytes,
                            Deadline.after(SIGN_OF_LIFE));
                    news.offer(true);
                }
                return super.read(target, offset, length);
            }
        }

        private void tell() {
            Optional<Failure> told = Optional.empty();
            try {
                while (!isEnded()) {
                    news.take();
                    Optional<Failure> now = problem;
                    if (now.isEmpty() && listed) {
                        live.set(new Observation.Fresh<>(store.table(), clock.instant(), List.of()));
                    } else if (now.isPresent() && !now.equals(told)) {
                        live.set(live.latest().after(Outcome.failed(now.get()), clock.instant()));
                    }
                    told = now;
                    pause(BETWEEN_TABLES);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The server has ended the watch with an ERROR event. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;
        private final String message;

        Ended(int code, String message) {
            super(message);
            this.code = code;
            this.message = message;
        }
    }
}
