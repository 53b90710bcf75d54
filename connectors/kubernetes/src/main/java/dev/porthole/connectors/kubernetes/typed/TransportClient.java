package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.exchange.BrokenAnswer;
import dev.porthole.connectors.http.exchange.OpenAnswer;
import dev.porthole.connectors.kubernetes.server.ServerGateway;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What Fabric8 asks of an HTTP client, done by a {@link ServerGateway}. */
final class TransportClient
        extends StandardHttpClient<
                TransportClient, TransportFactory, StandardHttpClientBuilder<TransportClient, TransportFactory, ?>> {

    /** The deadline of the question that a request belongs to. */
    static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final TransportFactory factory;

    TransportClient(
            StandardHttpClientBuilder<TransportClient, TransportFactory, ?> builder,
            TransportFactory factory,
            AtomicBoolean closed) {
        super(widened(builder), closed);
        this.factory = factory;
    }

    @SuppressWarnings("unchecked")
    private static StandardHttpClientBuilder<
                    TransportClient, TransportFactory, StandardHttpClientBuilder<TransportClient, TransportFactory, ?>>
            widened(StandardHttpClientBuilder<TransportClient, TransportFactory, ?> builder) {
        return (StandardHttpClientBuilder<
                        TransportClient,
                        TransportFactory,
                        StandardHttpClientBuilder<TransportClient, TransportFactory, ?>>)
                builder;
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        var answered = new CompletableFuture<HttpResponse<AsyncBody>>();
        Deadline deadline = deadline(request.getTimeout());
        Thread.ofVirtual().name("typed request").start(() -> {
            try {
                OpenAnswer answer = value(factory.gateway().open(call(request), deadline));
                if (request.isForStreaming()) {
                    answer.stallAfter(LONGEST_SILENCE);
                }
                var body = new TransportBody(answer, consumer);
                if (!answered.complete(new TransportAnswer(request, answer, body))) {
                    body.cancel();
                }
            } catch (IOException | RuntimeException failed) {
                answered.completeExceptionally(failed);
            }
        });
        return answered;
    }

    private static Deadline deadline(@Nullable Duration timeout) {
        if (DEADLINE.isBound()) {
            return DEADLINE.get();
        }
        return Deadline.after(timeout == null || !timeout.isPositive() ? USUAL : timeout);
    }

    private static <T> T value(Outcome<T> outcome) throws BrokenAnswer {
        return switch (outcome) {
            case Outcome.Success<T>(var value, var notes) -> value;
            case Outcome.Failed<T>(Failure failure) -> throw new BrokenAnswer(failure);
        };
    }

    private HttpCall call(StandardHttpRequest request) {
        HttpCall call = HttpCall.of(
                request.method(), path(request.uri()), request.method().equals("GET"));
        for (var header : request.headers().entrySet()) {
            String name = header.getKey();
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Expect")) {
                call = call.withHeader(name, header.getValue());
            }
        }
        byte[] body = body(request.body());
        return body == null
                ? call
                : call.withBody(body, Objects.requireNonNullElse(request.getContentType(), "application/json"));
    }

    private static byte @Nullable [] body(StandardHttpRequest.@Nullable BodyContent content) {
        return switch (content) {
            case null -> null;
            case StandardHttpRequest.StringBodyContent text -> TypedClient.utf8(text.getContent());
            case StandardHttpRequest.ByteArrayBodyContent bytes -> bytes.getContent();
            case StandardHttpRequest.InputStreamBodyContent stream -> read(stream);
            default -> throw new IllegalArgumentException("a body of an unknown kind");
        };
    }

    private static byte[] read(StandardHttpRequest.InputStreamBodyContent stream) {
        try {
            return stream.getContent().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the server's own path, which the gateway puts before it. */
    private String path(URI uri) {
        String prefix =
                Objects.requireNonNullElse(factory.server().getRawPath(), "").replaceFirst("/+$", "");
        String path =
                uri.getRawPath().startsWith(prefix) ? uri.getRawPath().substring(prefix.length()) : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder builder, WebSocket.Listener listener) {
        var opened = new CompletableFuture<WebSocketResponse>();
        StandardHttpRequest request = builder.asHttpRequest();
        Deadline deadline = deadline(request.getTimeout());
        Thread.ofVirtual().name("typed websocket").start(() -> {
            try {
                opened.complete(
                        open(request, Objects.requireNonNullElse(builder.getSubprotocol(), ""), listener, deadline));
            } catch (IOException | RuntimeException failed) {
                opened.completeExceptionally(failed);
            }
        });
        return opened;
    }

    private WebSocketResponse open(
            StandardHttpRequest request, String subprotocol, WebSocket.Listener listener, Deadline deadline)
            throws IOException {
        ServerGateway.Upgrade upgrade =
                value(factory.gateway().upgrade(path(request.uri()), request.headers(), subprotocol, deadline));
        Map<String, List<String>> headers = new HashMap<>();
        upgrade.answer().headers().forEach((name, value) -> headers.put(name, List.of(value)));
        var answer = new WebSocketUpgradeResponse(request, upgrade.answer().status(), headers);
        if (upgrade.socket().isEmpty()) {
            return new WebSocketResponse(answer, new WebSocketHandshakeException(answer));
        }
        return new WebSocketResponse(
                answer, TransportWebSocket.open(upgrade.socket().get(), listener));
    }

    @Override
    protected void doClose() {
        factory.gateway().close();
    }
}
