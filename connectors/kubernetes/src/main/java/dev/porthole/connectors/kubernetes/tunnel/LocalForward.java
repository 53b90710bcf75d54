package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.wait.BackOff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A forward that a person asked for: a port on this machine, on the loopback address only, whose connections go through
 * a dialer. The port stays the same while the pods behind it come and go; a connection that cannot be made is closed.
 */
public final class LocalForward implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalForward.class);
    private static final Duration DIAL_LIMIT = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration PORT_FREE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int CHUNK = 64 << 10;
    private static final int BACKLOG = 64;

    private final Dialer dialer;
    private final Duration linger;
    private final Runnable counted;
    private final ServerSocket listener;
    private final Thread accepting;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /**
     * @param port on this machine; 0 for any that is free
     * @throws IOException when the port is taken
     */
    public LocalForward(Dialer dialer, int port) throws IOException {
        this(dialer, port, LINGER, () -> {});
    }

    /** @param counted is called when the number of connections has changed; must return at once */
    public LocalForward(Dialer dialer, int port, Runnable counted) throws IOException {
        this(dialer, port, LINGER, counted);
    }

    LocalForward(Dialer dialer, int port, Duration linger, Runnable counted) throws IOException {
        this.dialer = dialer;
        this.linger = linger;
        this.counted = counted;
        this.listener = new ServerSocket();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        this.accepting = Thread.ofVirtual().name("forward port " + port()).start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Always a loopback address. */
    public InetAddress address() {
        return listener.getInetAddress();
    }

    public int connections() {
        return clients.size();
    }

    /** What keeps failing, as when this process has no file handles left, is tried less and less often. */
    private void accept() {
        var backoff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                backoff.reset();
                client.setTcpNoDelay(true);
                clients.add(client);
                counted.run();
                Thread.ofVirtual().name("forward from port " + port()).start(() -> serve(client));
            } catch (IOException e) {
                if (listener.isClosed() || !pause(backoff.next(), e)) {
                    return;
                }
            }
        }
    }

    /** False when it was closed meanwhile. */
    private boolean pause(Duration time, IOException why) {
        LOG.warn("The forward on port {} could not take a connection: {}", port(), why.getMessage());
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(Socket client) {
        try (client;
                Dialer.Channel pod = dialer.dial(Deadline.after(DIAL_LIMIT))) {
            var pair = new Pair(client, pod);
            Thread.ofVirtual().name("upload").start(pair::upload);
            pair.download();
        } catch (IOException e) {
            // The client sees a closed connection, which is all that TCP can say; the tunnel's state has the reason.
            LOG.debug("A connection to port {} ended: {}", port(), e.getMessage());
        } finally {
            clients.remove(client);
            counted.run();
        }
    }

    /**
     * A client's connection and the pod's. The protocol cannot pass on that a client has finished sending, and TCP does
     * not tell whether it still reads: the pod's answer is waited for until it has been silent for a while.
     */
    private final class Pair {
        private final Socket client;
        private final Dialer.Channel pod;
        private final CountDownLatch downloaded = new CountDownLatch(1);
        private volatile long lastByteNanos = System.nanoTime();

        Pair(Socket client, Dialer.Channel pod) {
            this.client = client;
            this.pod = pod;
        }

        void download() throws IOException {
            try {
                byte[] chunk = new byte[CHUNK];
                for (int count = pod.input().read(chunk);
                        count >= 0;
                        count = pod.input().read(chunk)) {
                    client.getOutputStream().write(chunk, 0, count);
                    lastByteNanos = System.nanoTime();
                }
            } finally {
                downloaded.countDown();
            }
        }

        void upload() {
            try (pod) {
                if (!HostCheck.begin(client.getInputStream(), client.getOutputStream(), pod.output())) {
                    return;
                }
                client.getInputStream().transferTo(pod.output());
                lastByteNanos = System.nanoTime();
                long left = linger.toNanos();
                while (left > 0 && !downloaded.await(left, TimeUnit.NANOSECONDS)) {
                    left = linger.toNanos() - (System.nanoTime() - lastByteNanos);
                }
            } catch (IOException e) {
                LOG.debug("A connection to port {} ended: {}", port(), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            // The port is free only when nobody waits at it any more.
            accepting.join(PORT_FREE);
            for (Socket client : clients) {
                client.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The forward on port {} could not be closed: {}", port(), e.getMessage());
        }
    }
}
