package dev.porthole.connectors.kubernetes.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on the loopback address that leads to one API server, whatever name it is asked for. Java's HTTP client
 * can neither use a SOCKS proxy nor check a certificate for another name than the one it connects to; by this proxy it
 * does both. The bytes are TLS of the client's own.
 */
final class ServerRelay implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PORT_FREE = Duration.ofSeconds(5);
    private static final int MAX_HEAD = 8 << 10;
    private static final int CHUNK = 32 << 10;

    private final ServerRoute route;
    private final ServerSocket listener;
    private final Thread accepting;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    ServerRelay(ServerRoute route) throws IOException {
        this.route = route;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.accepting = Thread.ofVirtual().name("relay to an API server").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().name("relay connection").start(() -> serve(client));
            } catch (IOException closedOrOutOfSockets) {
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** False when it has ended meanwhile. */
    private boolean pause() {
        try {
            return !ended.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            client.setSoTimeout((int) CONNECT.toMillis());
            if (!isConnect(client.getInputStream())) {
                answer(client, "405 Only CONNECT");
                return;
            }
            Socket server = reach(client);
            if (server == null) {
                return;
            }
            open.add(server);
            try (server) {
                answer(client, "200 Connected");
                client.setSoTimeout(0);
                Thread back = Thread.ofVirtual().name("relay answers").start(() -> pump(server, client));
                pump(client, server);
                back.join();
            } finally {
                open.remove(server);
            }
        } catch (IOException broken) {
            // The client sees its connection end, and says so.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private @Nullable Socket reach(Socket client) throws IOException {
        try {
            return route.connect((int) CONNECT.toMillis());
        } catch (IOException unreachable) {
            answer(client, "502 The API server cannot be reached");
            return null;
        }
    }

    /** Reads the head of the request and not a byte more. */
    private static boolean isConnect(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within the request");
            }
            head.append((char) next);
        }
        return head.indexOf("CONNECT ") == 0;
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Until one side ends; then both do, for TLS says itself when it is over. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        } catch (IOException ended) {
            // Either side may go at any time.
        }
    }

    /** The port is free when this returns. */
    @Override
    public void close() {
        ended.countDown();
        end(listener);
        try {
            // The socket listens until the thread that waits on it has woken up.
            accepting.join(PORT_FREE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        open.forEach(ServerRelay::end);
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // A socket that cannot be closed is closed.
        }
    }
}
