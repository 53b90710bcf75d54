package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.exchange.BrokenConnection;
import dev.porthole.connectors.http.exchange.ByteQueue;
import dev.porthole.connectors.http.websocket.FrameWriter;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import dev.porthole.connectors.kubernetes.server.Upgraded;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int ERROR = 1;
    private static final int PORT_BYTES = 2;
    private static final int QUEUE = 256 << 10;
    private static final int MAX_FRAME = 64 << 20;
    private static final int MAX_ERROR = 4 << 10;
    private static final int PINGS_MISSED = 2;
    private static final Duration REASON = Duration.ofMillis(200);
    private static final Duration STUCK_WRITE = Duration.ofSeconds(30);

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
    private final DataInputStream input;
    private final FrameWriter frames;
    private final ByteQueue received = new ByteQueue(QUEUE);
    private final Watcher watcher;
    private final SleepWatch sleep;
    private final Duration pingEvery;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final int[] portBytesSeen = new int[2];
    private final StringBuilder error = new StringBuilder();
    private int channel = -1;
    private volatile boolean open = true;
    private final AtomicInteger pingsUnanswered = new AtomicInteger();
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
        this.input =
                new DataInputStream(new BufferedInputStream(connection.stream().getInputStream(), FrameWriter.MOST));
        this.frames = new FrameWriter(connection.stream().getOutputStream(), random);
        this.sleep = sleep;
        this.pingEvery = pingEvery;
        this.watcher = watcher;
    }

    void start() {
        // The few connections of a tunnel are worth threads of their own: a virtual one is woken by way of two others.
        Thread.ofPlatform().daemon().name("tunnel read " + name).start(this::read);
        Thread.ofVirtual().name("tunnel ping " + name).start(this::ping);
    }

    private void read() {
        try {
            while (frame()) {
                pingsUnanswered.set(0);
            }
            finish(error.isEmpty() ? null : new Failure.TunnelDown(name, remoteError()));
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
        return new Failure.TunnelDown(name, error.isEmpty() ? otherwise : remoteError());
    }

    /** The kubelet puts it into a sentence about network namespaces, of which this is the point. */
    private Detail remoteError() {
        String said = error.toString();
        return said.contains("connection refused") ? Detail.of("tunnel.refused", name) : Detail.said(said);
    }

    /** Reads one frame; false when it was the last. */
    private boolean frame() throws IOException, InterruptedException {
        int first = input.readUnsignedByte();
        int second = input.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = input.readUnsignedShort();
        } else if (length == 127) {
            length = input.readLong();
        }
        if (length < 0 || length > MAX_FRAME || (second & 0x80) != 0) {
            throw new ProtocolException();
        }
        int opcode = first & 0x0f;
        return switch (opcode) {
            case 0, 1, FrameWriter.BINARY -> message(opcode, (int) length, (first & 0x80) != 0);
            case FrameWriter.CLOSE -> false;
            case FrameWriter.PING -> {
                byte[] payload = new byte[(int) Math.min(length, 125)];
                input.readFully(payload);
                frames.control(FrameWriter.PONG, payload);
                yield true;
            }
            default -> {
                input.skipNBytes(length);
                yield true;
            }
        };
    }

    private boolean message(int opcode, int length, boolean last) throws IOException, InterruptedException {
        int left = length;
        if (channel < 0 && left > 0) {
            channel = input.readUnsignedByte();
            left--;
        }
        boolean more = true;
        byte[] chunk = new byte[Math.min(left, 32 << 10)];
        while (left > 0 && more) {
            int count = input.read(chunk, 0, Math.min(left, chunk.length));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            more = take(chunk, count);
        }
        if (last) {
            channel = -1;
        }
        return more;
    }

    private boolean take(byte[] chunk, int count) throws InterruptedException {
        if (channel != DATA && channel != ERROR) {
            return true;
        }
        int skipped = Math.min(count, PORT_BYTES - portBytesSeen[channel]);
        portBytesSeen[channel] += skipped;
        if (channel == DATA) {
            return received.put(chunk, skipped, count - skipped);
        }
        if (error.length() < MAX_ERROR) {
            error.append(new String(chunk, skipped, count - skipped, StandardCharsets.UTF_8));
        }
        return true;
    }

    /** Waits a moment for the pod to refuse the connection, which it says only after the WebSocket stands. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ping() {
        try {
            while (!ended.await(pingEvery.toNanos(), TimeUnit.NANOSECONDS)) {
                long writing = frames.writingSince();
                if (sleep.hasSlept()) {
                    gaveUp(Detail.of("tunnel.asleep"));
                } else if (writing != 0 && System.nanoTime() - writing > STUCK_WRITE.toNanos()) {
                    gaveUp(Detail.of("tunnel.stuck", STUCK_WRITE));
                } else if (received.available() > 0) {
                    // The reader is behind, and so are the answers to our pings.
                    pingsUnanswered.set(0);
                } else if (pingsUnanswered.get() >= PINGS_MISSED) {
                    gaveUp(Detail.of("tunnel.silent"));
                } else {
                    pingsUnanswered.incrementAndGet();
                    frames.controlIfFree(FrameWriter.PING, new byte[0]);
                }
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
                if (sleep.hasSlept()) {
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
