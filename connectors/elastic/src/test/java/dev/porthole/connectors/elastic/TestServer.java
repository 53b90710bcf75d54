package dev.porthole.connectors.elastic;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A search server for tests, and a way to put things into it. */
record TestServer(URI uri, Optional<Credentials.Basic> login) {

    HttpTarget target() {
        HttpTarget target = HttpTarget.direct("Elasticsearch", uri);
        return login.map(target::with).orElse(target);
    }

    PooledHttpGateway gateway() {
        return new PooledHttpGateway(target());
    }

    /** The answer's body; an exception unless it is a success. */
    String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", path.contains("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        login.ifPresent(basic -> request.header("Authorization", authorization(basic)));
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }
    }

    static String authorization(Credentials.Basic basic) {
        String pair = basic.user() + ":" + basic.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
