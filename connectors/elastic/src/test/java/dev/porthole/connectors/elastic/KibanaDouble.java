package dev.porthole.connectors.elastic;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A stand-in for Kibana's or OpenSearch Dashboards' HTTP side, as far as the console proxy and the status go. It refuses
 * what they refuse, in their words, and forwards the rest to a real search server. Written from the products' sources:
 * console {@code create_handler.ts} and {@code validation_config.ts}, core {@code lifecycle_handlers.ts}, status
 * {@code status.ts}.
 */
public final class KibanaDouble implements AutoCloseable {

    /** Which product, and how it behaves. */
    public enum Mode {
        /** Passes on statuses, legacy status page, path filters. */
        KIBANA_7("7.17.29", true, false),
        /** The last that passes on statuses. */
        KIBANA_8_6("8.6.2", true, false),
        /** Answers 200 and tells the status in a header. */
        KIBANA_8("8.19.8", false, false),
        /** As 8; internal routes want to be asked for as such. */
        KIBANA_9("9.2.2", false, true),
        /** Another header against forgery, passes on statuses, legacy status page. */
        DASHBOARDS("3.3.0", true, false);

        private final String version;
        private final boolean mirrorsStatus;
        private final boolean restrictsInternal;

        Mode(String version, boolean mirrorsStatus, boolean restrictsInternal) {
            this.version = version;
            this.mirrorsStatus = mirrorsStatus;
            this.restrictsInternal = restrictsInternal;
        }

        public String version() {
            return version;
        }

        private boolean legacyStatus() {
            return this == KIBANA_7 || this == DASHBOARDS;
        }
    }

    private static final String PROXY = "/api/console/proxy";
    private static final Set<String> METHODS = Set.of("HEAD", "GET", "POST", "PUT", "DELETE", "PATCH");
    private static final Set<String> PARAMETERS = Set.of("method", "path", "withProductOrigin", "host");

    private final Mode mode;
    private final URI search;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> forwarded = new CopyOnWriteArrayList<>();
    private volatile Optional<Credentials.Basic> login = Optional.empty();
    private volatile Optional<Pattern> allowed = Optional.empty();
    private volatile boolean console = true;

    private KibanaDouble(Mode mode, URI search, HttpServer server) {
        this.mode = mode;
        this.search = search;
        this.server = server;
    }

    /** On loopback; {@code port} 0 takes a free one. */
    public static KibanaDouble start(Mode mode, URI search, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var kibana = new KibanaDouble(mode, search, server);
            server.setExecutor(kibana.threads);
            server.createContext("/", kibana::handle);
            server.start();
            return kibana;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From now on only this user may come in. */
    public KibanaDouble login(String user, String password) {
        login = Optional.of(new Credentials.Basic(user, new Secret(password)));
        return this;
    }

    /** {@code console.proxyFilter} of 7.x. */
    public KibanaDouble allow(String pathPattern) {
        allowed = Optional.of(Pattern.compile(pathPattern));
        return this;
    }

    /** {@code console.enabled: false} of 7.x. */
    public KibanaDouble withoutConsole() {
        console = false;
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Methods and paths that went on to the search server. */
    public List<String> forwarded() {
        return List.copyOf(forwarded);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }

    private record Reply(int status, String type, byte[] body, Map<String, String> headers) {

        static Reply json(int status, String body) {
            return new Reply(
                    status, "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Reply text(int status, String body) {
            return new Reply(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Reply boom(int status, String error, String message) {
            return json(
                    status,
                    "{\"statusCode\":%d,\"error\":\"%s\",\"message\":\"%s\"}".formatted(status, error, message));
        }

        Reply with(Map<String, String> more) {
            return new Reply(status, type, body, more);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = answer(exchange, body);
            Headers headers = exchange.getResponseHeaders();
            headers.set(mode == Mode.DASHBOARDS ? "osd-name" : "kbn-name", "double");
            headers.set("Content-Type", reply.type);
            reply.headers.forEach(headers::set);
            exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    private Reply answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Headers headers = exchange.getRequestHeaders();
        boolean api = path.startsWith("/api/");
        if (login.isPresent()
                && !TestServer.authorization(login.get()).equals(headers.getFirst("Authorization"))
                && !path.equals("/login")) {
            return api
                    ? Reply.boom(401, "Unauthorized", "Unauthorized")
                    : Reply.text(302, "").with(Map.of("Location", "/login?next=%2F"));
        }
        if (path.equals("/api/status") && exchange.getRequestMethod().equals("GET")) {
            return Reply.json(200, status());
        }
        if (path.equals("/api/data_views") && exchange.getRequestMethod().equals("GET")) {
            // an API of its own since 8.0
            return mode == Mode.KIBANA_7 || mode == Mode.DASHBOARDS
                    ? Reply.boom(404, "Not Found", "Not Found")
                    : Reply.json(
                            200,
                            "{\"data_view\":[{\"id\":\"dv-1\",\"namespaces\":[\"default\"],\"title\":\"filebeat-*\","
                                    + "\"timeFieldName\":\"@timestamp\",\"name\":\"Filebeat\"}]}");
        }
        if (path.equals("/api/saved_objects/_find")
                && exchange.getRequestMethod().equals("GET")) {
            return Reply.json(200, saved(exchange.getRequestURI().getRawQuery()));
        }
        String guard = mode == Mode.DASHBOARDS ? "osd-xsrf" : "kbn-xsrf";
        boolean safe = Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
        if (!safe && !headers.containsKey(guard)) {
            return Reply.boom(400, "Bad Request", "Request must contain a " + guard + " header.");
        }
        if (console && path.equals(PROXY) && exchange.getRequestMethod().equals("POST")) {
            return mode.restrictsInternal && !headers.containsKey("x-elastic-internal-origin")
                    ? Reply.boom(
                            400,
                            "Bad Request",
                            "uri [" + PROXY
                                    + "] with method [post] exists but is not available with the current configuration")
                    : proxy(exchange.getRequestURI().getRawQuery(), headers, body);
        }
        return Reply.boom(404, "Not Found", "Not Found");
    }

    private static String saved(String query) {
        String source = "{\\\"query\\\":{\\\"query\\\":\\\"message:timed*\\\",\\\"language\\\":\\\"kuery\\\"},"
                + "\\\"filter\\\":[],\\\"indexRefName\\\":\\\"kibanaSavedObjectMeta.searchSourceJSON.index\\\"}";
        String object = query.contains("type=search")
                ? "{\"type\":\"search\",\"id\":\"s-1\",\"attributes\":{\"title\":\"Timeouts\","
                      + "\"columns\":[\"message\",\"service.name\"],\"kibanaSavedObjectMeta\":{\"searchSourceJSON\":\""
                        + source + "\"}},\"references\":[{\"name\":\"kibanaSavedObjectMeta.searchSourceJSON.index\","
                        + "\"type\":\"index-pattern\",\"id\":\"dv-1\"}]}"
                : "{\"type\":\"index-pattern\",\"id\":\"dv-1\",\"attributes\":{\"title\":\"filebeat-*\","
                        + "\"timeFieldName\":\"@timestamp\"},\"references\":[]}";
        return "{\"page\":1,\"per_page\":1000,\"total\":1,\"saved_objects\":[" + object + "]}";
    }

    private String status() {
        String version = "\"version\":{\"number\":\"%s\",\"build_number\":1}".formatted(mode.version);
        return mode.legacyStatus()
                ? "{\"name\":\"double\",%s,\"status\":{\"overall\":{\"state\":\"green\",\"title\":\"Green\"}}}"
                        .formatted(version)
                : "{\"name\":\"double\",%s,\"status\":{\"overall\":{\"level\":\"available\"}}}".formatted(version);
    }

    private Reply proxy(String query, Headers headers, byte[] body) throws IOException {
        Map<String, String> parameters = parameters(query);
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name)) {
                return Reply.boom(
                        400, "Bad Request", "[request query." + name + "]: definition for this key is missing");
            }
        }
        String method = parameters.getOrDefault("method", "").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method) || (method.equals("PATCH") && mode == Mode.DASHBOARDS)) {
            return Reply.boom(
                    400,
                    "Bad Request",
                    "[request query.method]: Method must be one of, case insensitive ['HEAD', 'GET', 'POST', 'PUT',"
                            + " 'DELETE', 'PATCH']. Received '" + method + "'.");
        }
        String path = parameters.getOrDefault("path", "");
        if (path.isEmpty()) {
            return Reply.boom(
                    400, "Bad Request", "[request query.path]: expected value of type [string] but got [undefined]");
        }
        if (allowed.isPresent() && !allowed.get().matcher(path).find()) {
            return Reply.text(403, "Error connecting to '" + path + "':\n\nUnable to send requests to that path.");
        }
        var written = new ConsolePath(path);
        return forward(method, mode == Mode.DASHBOARDS ? written.inDashboards() : written.inKibana(), headers, body);
    }

    private Reply forward(String method, String path, Headers headers, byte[] body) throws IOException {
        forwarded.add(method + " " + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(search + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        Optional.ofNullable(headers.getFirst("Authorization"))
                .ifPresent(authorization -> request.header("Authorization", authorization));
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return passedOn(method, answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } catch (IOException unreachable) {
            return noServer();
        }
    }

    private Reply passedOn(String method, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        var headers = new LinkedHashMap<String, String>();
        answer.headers().firstValue("warning").ifPresent(warning -> headers.put("warning", warning));
        if (!mode.mirrorsStatus) {
            headers.putAll(real(status));
        }
        int shown = mode.mirrorsStatus ? status : 200;
        if (method.equals("HEAD")) {
            return Reply.text(shown, status + " - " + reason(status)).with(headers);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("application/json");
        return new Reply(shown, type, answer.body(), headers);
    }

    private Reply noServer() {
        return switch (mode) {
            case KIBANA_7, KIBANA_8_6, KIBANA_8 -> Reply.boom(502, "Bad Gateway", "connect ECONNREFUSED");
            case KIBANA_9 ->
                Reply.json(502, "{\"message\":\"An internal server error occurred. Check Kibana server logs\"}")
                        .with(real(502));
            case DASHBOARDS -> Reply.text(502, "502.ECONNREFUSED");
        };
    }

    private static Map<String, String> real(int status) {
        return Map.of(
                "x-console-proxy-status-code", Integer.toString(status), "x-console-proxy-status-text", reason(status));
    }

    private static String reason(int status) {
        return status / 100 == 2 ? "OK" : "Error";
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] sides = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    sides.length > 1 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }
}
