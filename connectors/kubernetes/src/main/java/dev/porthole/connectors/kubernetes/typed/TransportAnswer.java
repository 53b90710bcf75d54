package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.http.exchange.OpenAnswer;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The head of an answer, as Fabric8 looks at it; of its headers those that it reads. */
record TransportAnswer(HttpRequest request, OpenAnswer answer, AsyncBody body) implements HttpResponse<AsyncBody> {

    private static final List<String> READ = List.of("Content-Type", "Retry-After", "Warning");

    @Override
    public int code() {
        return answer.status();
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        String value = answer.header(name);
        return value.isEmpty() ? List.of() : List.of(value);
    }

    @Override
    public Map<String, List<String>> headers() {
        return READ.stream()
                .filter(name -> !answer.header(name).isEmpty())
                .collect(Collectors.toMap(name -> name, this::headers));
    }
}
