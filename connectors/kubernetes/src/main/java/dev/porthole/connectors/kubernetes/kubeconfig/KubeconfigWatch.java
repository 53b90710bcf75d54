package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kubeconfig files as they are now. They are looked at while anybody listens; events of the file system are not
 * believed in, for many editors and tools put another file in the place of the old one, and some folders are of a
 * network. A file that has just become
 * unreadable, as one that is half written, leaves what was known before.
 */
public final class KubeconfigWatch implements Live<Kubeconfig> {

    private final List<Path> paths;
    private final Duration period;
    private final InstantSource clock;
    private final LiveValue<Kubeconfig> live = new LiveValue<>("kubeconfig", this::begin, this::end);
    private @Nullable CountDownLatch looking;

    /** Only one who is {@link #busy} touches it. */
    private @Nullable List<State> seen;

    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param paths of the files, whether they exist or not
     * @param period between two looks
     */
    public KubeconfigWatch(List<Path> paths, Duration period, InstantSource clock) {
        this.paths = List.copyOf(paths);
        this.period = period;
        this.clock = clock;
        look();
    }

    /**
     * What tells one file from another under the same name.
     *
     * @param key of the file itself; null where the file system has none
     */
    private record State(
            boolean there,
            long modifiedNanos,
            long size,
            @Nullable Object key) {
        static State of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new State(
                        true,
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                        attributes.size(),
                        attributes.fileKey());
            } catch (NoSuchFileException missing) {
                return new State(false, 0, 0, null);
            } catch (IOException unreadable) {
                return new State(true, 0, -1, unreadable.getClass());
            }
        }
    }

    @Override
    public Observation<Kubeconfig> latest() {
        return live.latest();
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<Kubeconfig>> listener) {
        return live.subscribe(listener);
    }

    /** Those who come and go at the same moment are told of in any order. */
    private synchronized void begin() {
        if (looking != null || !live.isHeard()) {
            return;
        }
        var ended = new CountDownLatch(1);
        looking = ended;
        Thread.ofVirtual().name("watch kubeconfig").start(() -> run(ended));
    }

    private synchronized void end() {
        if (looking != null && !live.isHeard()) {
            looking.countDown();
            looking = null;
        }
    }

    private void run(CountDownLatch ended) {
        try {
            do {
                look();
            } while (!ended.await(period.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One at a time; who comes meanwhile leaves it to the other. No monitor is held while files are read. */
    private void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            compare();
        } finally {
            busy.set(false);
        }
    }

    private void compare() {
        List<State> now = paths.stream().map(State::of).toList();
        List<State> before = seen;
        if (now.equals(before)) {
            return;
        }
        Kubeconfig read = Kubeconfig.load(paths);
        // A file that changed while it was read is read again at the next look.
        seen = paths.stream().map(State::of).toList().equals(now) ? now : null;
        boolean whole = isWhole(read, now, before);
        boolean first = live.latest() instanceof Observation.Pending<Kubeconfig>;
        if (whole || first) {
            tell(Outcome.of(read));
        } else {
            Detail why = read.problems().isEmpty()
                    ? Detail.of("kubeconfig.empty")
                    : read.problems().getFirst();
            tell(Outcome.failed(new Failure.Unparseable("kubeconfig", why)));
        }
    }

    /** A file that is empty or unreadable may be about to be written; one that stays so is taken for what it is. */
    private boolean isWhole(Kubeconfig read, List<State> now, @Nullable List<State> before) {
        for (int i = 0; i < paths.size(); i++) {
            State state = now.get(i);
            boolean bad = state.there() && (state.size() == 0 || !read.files().contains(paths.get(i)));
            boolean settled = before != null && before.get(i).equals(state);
            if (bad && !settled) {
                return false;
            }
        }
        return true;
    }

    private void tell(Outcome<Kubeconfig> outcome) {
        Observation<Kubeconfig> before = live.latest();
        Observation<Kubeconfig> after = before.after(outcome, clock.instant());
        boolean same = before.known().equals(after.known())
                && Objects.equals(before.problem(), after.problem())
                && !(before instanceof Observation.Pending<Kubeconfig>);
        if (!same) {
            live.set(after);
        }
    }
}
