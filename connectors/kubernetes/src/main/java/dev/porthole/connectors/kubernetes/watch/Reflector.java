package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ApiStream;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Follows all objects of one kind by list and watch until it is ended. What breaks is tried again for ever; a resource
 * version that is too old makes a new list.
 */
final class Reflector<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Reflector.class);
    private static final int PAGE = 500;
    /** More objects of one kind than any cluster is said to hold. */
    private static final int MOST = 500_000;

    private static final Duration LIST_LIMIT = Duration.ofSeconds(60);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(15);
    private static final int WATCH_SECONDS = 290;

    /** A server that lives ends the watch by itself before. */
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(WATCH_SECONDS + 30L);

    /** Nothing for so long: open it anew, which shows whether the server is still there. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final ApiServer api;
    private final String namespace;
    private final WatchedKind<T> kind;
    private final Mirror<T> mirror;
    private final BackOff backoff;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread reader;
    private volatile @Nullable ApiStream stream;

    /** Where the objects are kept. Called on one thread. */
    interface Mirror<T> {
        /** A new list takes the place of everything. */
        void replace(List<T> all);

        void put(T object);

        void remove(T object);

        /** All that was told so far is as the server has it now. */
        void fine();

        /** Nothing newer is known, and why. */
        void broken(Failure failure);
    }

    /** @param namespace the only one to look at; empty for all */
    Reflector(ApiServer api, String namespace, WatchedKind<T> kind, Mirror<T> mirror, BackOff backoff) {
        this.api = api;
        this.namespace = namespace;
        this.kind = kind;
        this.mirror = mirror;
        this.backoff = backoff;
        this.reader = Thread.ofVirtual()
                .name("watch " + kind.request(namespace).resource())
                .unstarted(this::read);
    }

    void begin() {
        reader.start();
    }

    void end() {
        ended.countDown();
        ApiStream open = stream;
        if (open != null) {
            open.close();
        }
        reader.interrupt();
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
                if (version.isEmpty()) {
                    // There is nothing to watch from: all that can be done is to list again, less and less often.
                    pause(backoff.next());
                }
                while (!isEnded() && !version.isEmpty()) {
                    version = watch(version);
                }
            } catch (IOException | JacksonException | UnexpectedAnswer e) {
                more = isEnded() || broken(api.failures().broken(e));
            } catch (RuntimeException bug) {
                // Rather tried again than silently out of date. Its text may quote what was sent.
                LOG.error("A watch failed with {}", bug.getClass().getName());
                more = isEnded()
                        || broken(new Failure.Unparseable(api.failures().target(), Detail.ownFault(bug)));
            }
        }
    }

    private boolean broken(Failure failure) {
        mirror.broken(failure);
        Duration wait = backoff.next();
        if (failure instanceof Failure.RateLimited limited && limited.retryAfter() != null) {
            wait = wait.plus(limited.retryAfter());
        }
        return pause(wait);
    }

    /** All objects, page by page; the resource version to watch from. */
    private String list() throws ApiException {
        var all = new ArrayList<T>();
        String next = "";
        WatchedKind.Page page;
        int pages = 0;
        do {
            if (all.size() >= MOST || pages++ >= MOST / PAGE) {
                throw new ApiException(
                        new Failure.TooLarge(
                                api.failures().target(),
                                MOST,
                                kind.request(namespace).resource(),
                                Detail.of("kubernetes.choose.namespace")),
                        0);
            }
            ApiRequest request = kind.request(namespace).with("limit", PAGE);
            String token = next;
            page = api.read(
                    token.isEmpty() ? request : request.with("continue", token),
                    body -> kind.list(body, all::add),
                    Deadline.after(LIST_LIMIT));
            next = page.next();
        } while (!next.isEmpty());
        mirror.replace(all);
        mirror.fine();
        return page.resourceVersion();
    }

    /** Follows the changes; the version to go on from, or nothing when a new list is needed. */
    private String watch(String from) throws IOException {
        var version = new String[] {from};
        ApiRequest request = kind.request(namespace)
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
            opened.stallAfter(LONGEST_WATCH);
            mirror.fine();
            long begun = System.nanoTime();
            try {
                kind.watch(new WatchedBody(opened, QUIET), change -> version[0] = apply(change, version[0]));
            } finally {
                if (System.nanoTime() - begun >= AT_ONCE.toNanos()) {
                    backoff.reset();
                }
            }
            boolean atOnce = System.nanoTime() - begun < AT_ONCE.toNanos();
            if (atOnce) {
                pause(backoff.next());
            }
            // Some servers say that a version is too old by closing at once, without a word.
            return atOnce && version[0].equals(from) ? "" : version[0];
        } catch (Stopped e) {
            if (e.code == ApiException.GONE) {
                pause(backoff.next());
                return "";
            }
            throw new ApiException(
                    new Failure.ServerFailed(api.failures().target(), e.code, ApiFailures.clean(e.message)), e.code);
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

    private String apply(Change<T> change, String version) {
        String now = switch (change) {
            case Change.Put<T>(T object, String at) -> {
                mirror.put(object);
                yield at;
            }
            case Change.Gone<T>(T object, String at) -> {
                mirror.remove(object);
                yield at;
            }
            case Change.Bookmark<T>(String at) -> at;
            case Change.Ended<T>(int code, String message) -> throw new Stopped(code, message);
        };
        mirror.fine();
        return now.isEmpty() ? version : now;
    }

    /** The server has ended the watch with an ERROR event. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;
        private final String message;

        Stopped(int code, String message) {
            super(message);
            this.code = code;
            this.message = message;
        }
    }
}
