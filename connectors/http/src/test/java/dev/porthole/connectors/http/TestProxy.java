package dev.porthole.connectors.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A proxy of the kinds that a kubeconfig can name, with a login if it is given one, that leads where it is asked to. */
public final class TestProxy implements AutoCloseable {

    public enum Kind {
        HTTP,
        HTTPS,
        SOCKS5
    }

    private final Kind kind;
    private final String user;
    private final String password;
    private final ServerSocket listener;
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final Map<String, InetAddress> names;
    private final Thread accepting;

    public TestProxy(Kind kind, String user, String password) throws IOException {
        this(kind, user, password, ServerSocketFactory.getDefault(), Map.of());
    }

    /** @param names that only the proxy knows */
    public TestProxy(
            Kind kind, String user, String password, ServerSocketFactory sockets, Map<String, InetAddress> names)
            throws IOException {
        this.kind = kind;
        this.user = user;
        this.password = password;
        this.names = names;
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** @param userInfo as it stands in the URL; empty for none */
    public URI url(String userInfo) {
        return URI.create(kind.name().toLowerCase(java.util.Locale.ROOT) + "://"
                + (userInfo.isEmpty() ? "" : userInfo + "@") + "127.0.0.1:" + port());
    }

    /** Where it has led, as it was asked. */
    public List<String> reached() {
        return reached;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (kind == Kind.SOCKS5) {
                socks(client);
            } else {
                http(client);
            }
        } catch (IOException ended) {
            // One side has gone, or was never welcome.
        }
    }

    private void http(Socket client) throws IOException {
        String head = head(client.getInputStream());
        String[] words = head.split(" ", 3);
        String given =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        if (!user.isEmpty() && !head.contains("Proxy-Authorization: " + given + "\r\n")) {
            answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
        } else if (!words[0].equals("CONNECT")) {
            answer(client, "405 Only CONNECT");
        } else {
            int colon = words[1].lastIndexOf(':');
            String host = words[1].substring(0, colon).replaceAll("[\\[\\]]", "");
            reached.add(words[1]);
            try (Socket server = reach(host, Integer.parseInt(words[1].substring(colon + 1)))) {
                answer(client, "200 Connected");
                both(client, server);
            }
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within the head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void socks(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        in.readByte();
        byte[] offered = in.readNBytes(in.readUnsignedByte());
        int method = user.isEmpty() ? 0 : 2;
        if (new String(offered, StandardCharsets.ISO_8859_1).indexOf(method) < 0) {
            client.getOutputStream().write(new byte[] {5, (byte) 0xFF});
            return;
        }
        client.getOutputStream().write(new byte[] {5, (byte) method});
        if (method == 2) {
            in.readByte();
            String name = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            String word = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            boolean welcome = name.equals(user) && word.equals(password);
            client.getOutputStream().write(new byte[] {1, (byte) (welcome ? 0 : 1)});
            if (!welcome) {
                return;
            }
        }
        in.readNBytes(3);
        String host = switch (in.readByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            default -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        };
        int port = in.readUnsignedShort();
        reached.add(host + ":" + port);
        try (Socket server = reach(host, port)) {
            client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            both(client, server);
        }
    }

    private Socket reach(String host, int port) throws IOException {
        InetAddress known = names.get(host);
        return known == null ? new Socket(host, port) : new Socket(known, port);
    }

    private static void both(Socket client, Socket server) {
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        try {
            back.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One side has gone.
        }
    }

    /** One more may be accepted until the thread that waits for it has seen that the socket is closed. */
    @Override
    public void close() {
        try {
            listener.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
