package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.exchange.BrokenConnection;
import dev.porthole.connectors.http.exchange.ByteQueue;
import dev.porthole.connectors.http.websocket.FrameWriter;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import dev.porthole.connectors.kubernetes.server.Upgraded;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection of a pod, carried by one WebSocket of subprotocol {@code v4.channel.k8s.io}: channel 0 is the data,
 * channel 1 the error, and the first message of each is the port, little-endian. A reader that falls behind slows the
 * pod through the whole chain; so does the pod a writer. Pings tell a silent connection from a dead one; one that was
 * open while this machine slept is given up at once.
 *
 * <p>The frames are our own, on a blocking socket and virtual threads: Fabric8's WebSocket neither pings nor says when a
 * send is complete, so a fast writer would fill the heap.
 */
final class PodSocket implements Dialer.Channel {

    private static final int DATA = 0;
    private static final int QUEUE = 256 << 10;
    private static final Duration REASON = Duration.ofMillis(200);

    /** Hears what becomes of a connection. */
    interface Watcher {
        /** It turned out dead without having been closed, as others to the same server may be. Comes before the rest. */
        void silent();

        /** It ended in another way than by a close of either side. Comes before {@link #gone}. */
        void broken(Failure why);

        /** It has ended, in whatever way. Called once. */
        void gone(PodSocket socket);
    }

    /** A close frame with status 1000, "normal closure". */
    private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xE8};

    private final String name;
    private final Upgraded connection;
    private final FrameWriter frames;
    private final ByteQueue received = new ByteQueue(QUEUE);
    private final PodFrames incoming;
    private final Heartbeat heartbeat;
    private final Watcher watcher;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean open = true;
    private volatile @Nullable Failure broken;

    PodSocket(
            String name,
            Upgraded connection,
            SecureRandom random,
            SleepWatch sleep,
            Duration pingEvery,
            Watcher watcher)
            throws IOException {
        this.name = name;
        this.connection = connection;
        this.frames = new FrameWriter(connection.stream().getOutputStream(), random);
        this.incoming = new PodFrames(connection.stream().getInputStream(), frames, received);
        this.heartbeat = new Heartbeat(frames, received, sleep, pingEvery);
        this.watcher = watcher;
    }

    void start() {
        // The few connections of a tunnel are worth threads of their own: a virtual one is woken by way of two others.
        Thread.ofPlatform().daemon().name("tunnel read " + name).start(this::read);
        Thread.ofVirtual().name("tunnel ping " + name).start(this::ping);
    }

    private void read() {
        try {
            while (incoming.next()) {
                heartbeat.heard();
            }
            finish(incoming.error() == null ? null : down(Detail.NONE));
        } catch (EOFException e) {
            finish(down(Detail.of("tunnel.cut")));
        } catch (IOException e) {
            finish(down(new BrokenConnection(name).why(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(null);
        }
    }

    /** What the pod's side has said comes before what the connection came to after it. */
    private Failure down(Detail otherwise) {
        String said = incoming.error();
        return new Failure.TunnelDown(name, said == null ? otherwise : remoteError(said));
    }

    /** The kubelet puts it into a sentence about network namespaces, of which this is the point. */
    private Detail remoteError(String said) {
        return said.contains("connection refused") ? Detail.of("tunnel.refused", name) : Detail.said(said);
    }

    /** Waits a moment for the pod to refuse the connection, which it says only after the WebSocket stands. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ping() {
        try {
            Detail why = heartbeat.untilDead(ended);
            if (why != null) {
                gaveUp(why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            finish(new Failure.TunnelDown(name, new BrokenConnection(name).why(e)));
        }
    }

    /** The other side, or something on the way, may have given the connection up without being able to tell us. */
    private void gaveUp(Detail why) {
        if (!closed.get()) {
            watcher.silent();
        }
        finish(new Failure.TunnelDown(name, why));
    }

    private void finish(@Nullable Failure why) {
        boolean byUs = closed.getAndSet(true);
        if (!byUs) {
            broken = why;
        }
        open = false;
        if (byUs) {
            received.end(null);
            return;
        }
        // First whom the next dial asks, then who may dial next.
        if (why != null) {
            watcher.broken(why);
        }
        received.end(why == null ? null : new Dialer.DialException(why));
        release();
    }

    private void release() {
        ended.countDown();
        try {
            // The plain socket: closing TLS properly would wait for a writer that is stuck.
            connection.tcp().close();
        } catch (IOException e) {
            // It is closed for us either way, and there is nobody to tell.
        }
        watcher.gone(this);
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return length == 0 ? 0 : received.take(target, offset, length);
            }

            @Override
            public int available() {
                return received.available();
            }

            @Override
            public void close() {
                PodSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                if (heartbeat.hasSlept()) {
                    gaveUp(Detail.of("tunnel.asleep"));
                }
                checkWhole();
                if (!open) {
                    throw new IOException("the connection was closed");
                }
                try {
                    frames.data(DATA, source, offset, length);
                } catch (IOException cut) {
                    // The reason may still be on its way to the reader, and says more than that a socket was closed.
                    awaitReason();
                    checkWhole();
                    throw cut;
                }
            }

            @Override
            public void close() {
                PodSocket.this.close();
            }
        };
    }

    private void checkWhole() throws Dialer.DialException {
        Failure why = broken;
        if (why != null) {
            throw new Dialer.DialException(why);
        }
    }

    private void awaitReason() throws InterruptedIOException {
        try {
            endsWithin(REASON);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        if (closed.getAndSet(true)) {
            return;
        }
        received.drop();
        try {
            frames.controlIfFree(FrameWriter.CLOSE, NORMAL_CLOSURE);
        } catch (IOException e) {
            // The other side learns it from the closed socket.
        }
        release();
    }
}
