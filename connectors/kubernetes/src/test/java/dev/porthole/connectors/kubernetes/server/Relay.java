package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and an API server, and cuts connections when the test says so. */
public final class Relay implements AutoCloseable {

    private final URI server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger idleCuts = new AtomicInteger();
    private volatile boolean refusing;
    private volatile Set<Socket> swallowed = Set.of();
    private volatile Duration idleLimit = Duration.ZERO;
    private volatile long lastPassed = System.nanoTime();

    public Relay(URI server) throws IOException {
        this(server, InetAddress.getLoopbackAddress());
    }

    /** @param address to listen on */
    public Relay(URI server, InetAddress address) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, address);
        Thread.ofVirtual().start(this::accept);
    }

    /** The same context, by way of this relay. */
    public ClusterContext through(ClusterContext context) {
        ApiEndpoint cluster = context.cluster();
        URI here = URI.create(server.getScheme() + "://127.0.0.1:" + listener.getLocalPort());
        return new ClusterContext(
                context.name(),
                context.namespace(),
                new ApiEndpoint(
                        cluster.name(),
                        here,
                        cluster.authority(),
                        cluster.insecure(),
                        cluster.tlsServerName(),
                        Optional.empty()),
                context.user());
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                var target = new Socket(server.getHost(), server.getPort());
                client.setSoTimeout((int) idleLimit.toMillis());
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(target);
                Thread.ofVirtual().start(() -> pump(client, target));
                Thread.ofVirtual().start(() -> pump(target, client));
            } catch (IOException e) {
                // closed, or the server is away: the client sees a closed connection
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] chunk = new byte[64 << 10];
            for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
                if (!swallowed.contains(from)) {
                    lastPassed = System.nanoTime();
                    output.write(chunk, 0, count);
                }
            }
        } catch (SocketTimeoutException e) {
            idleCuts.incrementAndGet();
        } catch (IOException e) {
            // cut
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Ends every connection. */
    public void cut() {
        sockets.forEach(socket -> {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // closed already
            }
        });
    }

    /** Lets nothing through the connections that are open now, in either direction, and does not close them. */
    public void swallow() {
        swallowed = Set.copyOf(sockets);
    }

    /** For how long nothing has come through, in either direction. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastPassed);
    }

    /** New connections are cut when their client has been silent for so long, as load balancers do. */
    public void cutIdle(Duration limit) {
        idleLimit = limit;
    }

    /** How many were cut for their silence. */
    public int idleCuts() {
        return idleCuts.get();
    }

    /** Takes no new connections until told otherwise. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
