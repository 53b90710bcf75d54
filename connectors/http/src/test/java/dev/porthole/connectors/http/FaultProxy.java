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
import java.util.concurrent.atomic.AtomicLong;

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
    private volatile Thread acceptor;
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
        try {
            // The port is let go of only when nobody waits on it any more.
            acceptor.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
            acceptor = Thread.ofVirtual().start(() -> serve(socket));
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
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                open.add(client);
                open.add(upstream);
                var answered = new AtomicLong();
                Thread.ofVirtual().start(() -> ask(client, upstream, answered));
                Thread.ofVirtual().start(() -> answer(upstream, client, answered));
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private void ask(Socket client, Socket upstream, AtomicLong answered) {
        pump(client, upstream, (buffer, got, out) -> {
            if (toxic instanceof Toxic.Reset) {
                client.setSoLinger(true, 0);
                throw new IOException("reset");
            }
            answered.set(0);
            out.write(buffer, 0, got);
        });
    }

    private void answer(Socket upstream, Socket client, AtomicLong answered) {
        pump(upstream, client, (buffer, got, out) -> {
            long before = answered.getAndAdd(got);
            switch (toxic) {
                case Toxic.Latency(var delay) -> {
                    if (before == 0) {
                        pause(delay);
                    }
                    out.write(buffer, 0, got);
                }
                case Toxic.Drip(var bytes, var pause) -> {
                    for (int at = 0; at < got; at += bytes) {
                        out.write(buffer, at, Math.min(bytes, got - at));
                        pause(pause);
                    }
                }
                case Toxic.CutAfter(var bytes) -> {
                    out.write(buffer, 0, (int) Math.clamp(bytes - before, 0, got));
                    if (before + got >= bytes) {
                        throw new IOException("cut here");
                    }
                }
                case Toxic.StallAfter(var bytes) -> {
                    out.write(buffer, 0, (int) Math.clamp(bytes - before, 0, got));
                    if (before + got >= bytes) {
                        pause(Duration.ofMinutes(5));
                    }
                }
                case Toxic.None none -> out.write(buffer, 0, got);
                case Toxic.Reset reset -> throw new IOException("reset");
            }
        });
    }

    /** Passes on what has come. */
    @FunctionalInterface
    private interface Step {
        void pass(byte[] buffer, int got, OutputStream out) throws IOException;
    }

    private void pump(Socket from, Socket to, Step step) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                step.pass(buffer, got, out);
            }
        } catch (IOException gone) {
            // One side went away: both are closed.
            open.remove(from);
        } finally {
            open.remove(from);
            open.remove(to);
        }
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
