package dev.porthole.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A TCP proxy on loopback that damages what passes. A toxic holds for the answers that begin after it was set. */
public final class FaultProxy implements AutoCloseable {

    /** What is done to the connection or to the answer. */
    public sealed interface Toxic {
        /** All is well. */
        record None() implements Toxic {}

        /** Answers come later. */
        record Latency(Duration delay) implements Toxic {}

        /** Answers come in small pieces. */
        record Drip(int bytes, Duration pause) implements Toxic {}

        /** The connection is closed after so many bytes of answer. */
        record CutAfter(long bytes) implements Toxic {}

        /** So many bytes of answer come, then nothing, and the connection stays open. */
        record StallAfter(long bytes) implements Toxic {}

        /** The connection is reset as soon as something is asked. */
        record Reset() implements Toxic {}
    }

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ServerSocket listener;
    private volatile Toxic toxic = new Toxic.None();

    public FaultProxy(int serverPort) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    public int port() {
        return port;
    }

    public FaultProxy set(Toxic other) {
        toxic = other;
        return this;
    }

    /** Stops listening and closes everything, so that connections are refused. */
    public void refuse() {
        closeQuietly(listener);
        open.forEach(FaultProxy::closeQuietly);
    }

    /** Listens again, on the same port. */
    public void accept() {
        listener = listen(port);
    }

    @Override
    public void close() {
        closed.countDown();
        refuse();
    }

    private ServerSocket listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().start(() -> serve(socket));
            return socket;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void serve(ServerSocket on) {
        while (!on.isClosed()) {
            try {
                Socket client = on.accept();
                Socket upstream = new Socket();
                upstream.connect(server);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> pump(client, upstream, false));
                Thread.ofVirtual().start(() -> pump(upstream, client, true));
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            long sent = 0;
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (toxic instanceof Toxic.Reset && !answers) {
                    from.setSoLinger(true, 0);
                    return;
                }
                if (answers) {
                    sent = answer(buffer, got, sent, out);
                } else {
                    out.write(buffer, 0, got);
                    sent = 0;
                }
            }
        } catch (IOException gone) {
            // One side went away: both are closed.
            open.remove(from);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private long answer(byte[] buffer, int got, long sent, OutputStream out) throws IOException {
        switch (toxic) {
            case Toxic.Latency(var delay) -> {
                pause(delay);
                out.write(buffer, 0, got);
            }
            case Toxic.Drip(var bytes, var pause) -> {
                for (int at = 0; at < got; at += bytes) {
                    out.write(buffer, at, Math.min(bytes, got - at));
                    pause(pause);
                }
            }
            case Toxic.CutAfter(var bytes) -> {
                out.write(buffer, 0, (int) Math.clamp(bytes - sent, 0, got));
                if (sent + got >= bytes) {
                    throw new IOException("cut here");
                }
            }
            case Toxic.StallAfter(var bytes) -> {
                out.write(buffer, 0, (int) Math.clamp(bytes - sent, 0, got));
                if (sent + got >= bytes) {
                    pause(Duration.ofMinutes(5));
                }
            }
            case Toxic.None none -> out.write(buffer, 0, got);
            case Toxic.Reset reset -> throw new IOException("reset");
        }
        return sent + got;
    }

    private void pause(Duration time) throws IOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the proxy is closed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static void closeQuietly(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
