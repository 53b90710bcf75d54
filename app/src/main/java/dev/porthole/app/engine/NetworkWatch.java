package dev.porthole.app.engine;

import dev.porthole.connectors.api.Subscription;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that this machine is on a network again: it has another address than before, as after a cable, a radio or a
 * VPN has come back, or it has slept.
 */
public final class NetworkWatch implements AutoCloseable {

    static final Duration LOOKS = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
    private static final Duration SLEPT = Duration.ofSeconds(20);

    private final Timer timer;
    private final InstantSource clock;
    private final Supplier<Set<String>> addresses;
    private final Runnable back;
    private Set<String> known;
    private Instant looked;
    private @Nullable Subscription next;
    private boolean closed;

    /**
     * Begins to look.
     *
     * @param addresses that this machine has now
     * @param back is called when the network is back; must return at once
     */
    NetworkWatch(Timer timer, InstantSource clock, Supplier<Set<String>> addresses, Runnable back) {
        this.timer = timer;
        this.clock = clock;
        this.addresses = addresses;
        this.back = back;
        this.known = addresses.get();
        this.looked = clock.instant();
        later();
    }

    /** At this machine's own interfaces. */
    public static NetworkWatch real(Timer timer, InstantSource clock, Runnable back) {
        return new NetworkWatch(timer, clock, NetworkWatch::outside, back);
    }

    private synchronized void later() {
        if (!closed) {
            next = timer.after(LOOKS, this::look);
        }
    }

    private void look() {
        boolean isBack;
        synchronized (this) {
            Set<String> now = addresses.get();
            Instant at = clock.instant();
            boolean slept = Duration.between(looked, at).compareTo(SLEPT) > 0;
            isBack = !now.isEmpty() && (slept || !known.containsAll(now));
            known = now;
            looked = at;
        }
        if (isBack) {
            back.run();
        }
        later();
    }

    /** Addresses by which others can be reached; those of the machine itself and of one wire tell nothing. */
    private static Set<String> outside() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException unknown) {
            LOG.debug("this machine's addresses are not known", unknown);
            return Set.of();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.close();
        }
    }
}
