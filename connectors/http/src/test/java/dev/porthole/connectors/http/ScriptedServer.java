package dev.porthole.connectors.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** An HTTP server on loopback that answers what the test says and keeps what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String scheme;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<Request, Reply> otherwise = request -> Reply.text(404, "nothing is scripted here");

    private ScriptedServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedServer start() {
        try {
            return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** With TLS; asks for a client certificate when told so. */
    public static ScriptedServer secure(SSLContext tls, boolean clientCertificate) {
        try {
            var listener = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listener.setNeedClientAuth(clientCertificate);
            return new ScriptedServer(listener, "https");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    /** Answers the next request that no earlier reply waits for. */
    public ScriptedServer reply(Reply reply) {
        script.add(reply);
        return this;
    }

    /** Answers all requests that the script has no reply for. */
    public ScriptedServer otherwise(Function<Request, Reply> handler) {
        this.otherwise = handler;
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many connections have been opened so far. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return open.size();
    }

    /** Closes all connections as a server does that is tired of idle ones; it goes on listening. */
    public void dropConnections() {
        open.forEach(ScriptedServer::closeQuietly);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
        dropConnections();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (Request request = Request.read(in); request != null; request = Request.read(in)) {
                requests.add(request);
                Reply reply = script.poll();
                (reply == null ? otherwise.apply(request) : reply).writer().write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // The client went away, which is what many tests are about.
            open.remove(socket);
        } finally {
            open.remove(socket);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }

    /** What was asked. Header names are in lower case. */
    public record Request(String method, String path, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        private static Request read(InputStream in) throws IOException {
            String start = line(in);
            if (start.isEmpty()) {
                return null;
            }
            var headers = new LinkedHashMap<String, String>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new IOException("not HTTP");
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            String[] words = start.split(" ");
            return new Request(words[0], words[1], headers, body);
        }

        private static String line(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.write(c);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Writes an answer to the connection; throwing or returning after less than was announced is allowed. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** What is answered. */
    public record Reply(Writer writer) {

        public static Reply json(String body) {
            return of(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply json(int status, String body) {
            return of(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply text(int status, String body) {
            return of(status, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply html(int status, String body) {
            return of(
                    status, Map.of("Content-Type", "text/html; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply of(int status, Map<String, String> headers, byte[] body) {
            return new Reply(out -> {
                out.write(head(status, headers, "Content-Length: " + body.length));
                out.write(body);
            });
        }

        public static Reply gzip(byte[] plain) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return of(
                    200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), packed.toByteArray());
        }

        /** A chunked body; each part is one chunk. */
        public static Reply chunks(String... parts) {
            return new Reply(out -> {
                out.write(head(200, Map.of("Content-Type", "application/json"), "Transfer-Encoding: chunked"));
                for (String part : parts) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(bytes);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            });
        }

        /** {@code bytes} blanks, announced or not; {@link Long#MAX_VALUE} never ends. */
        public static Reply blanks(long bytes, boolean announced) {
            return new Reply(out -> {
                String framing = announced ? "Content-Length: " + bytes : "Connection: close";
                out.write(head(200, Map.of("Content-Type", "application/json"), framing));
                byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                for (long left = bytes; left > 0; left -= block.length) {
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
                if (!announced) {
                    throw new IOException("the end of the body is the end of the connection");
                }
            });
        }

        /** Announces {@code body}, sends its first {@code sent} bytes and closes. */
        public static Reply cut(String body, int sent) {
            return new Reply(out -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                out.write(head(200, Map.of("Content-Type", "application/json"), "Content-Length: " + bytes.length));
                out.write(bytes, 0, sent);
                out.flush();
                throw new IOException("cut here");
            });
        }

        private static byte[] head(int status, Map<String, String> headers, String framing) {
            var head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            return head.append(framing).append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
