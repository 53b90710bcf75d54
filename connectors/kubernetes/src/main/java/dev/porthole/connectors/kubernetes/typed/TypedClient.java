package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fabric8's client of one cluster. Opening it costs nothing; the first question makes it, and loads the library's classes
 * (this one names none that the JVM would load with it).
 */
public final class TypedClient implements AutoCloseable {

    private final ApiServer api;
    private @Nullable OpenClient open;
    private boolean closed;

    public TypedClient(ApiServer api) {
        this.api = api;
    }

    /**
     * Asks for what has types. Blocks; the calling thread may be interrupted.
     *
     * @param verb as RBAC has it, for the failure
     * @param resource likewise, as "deployments.apps"
     * @param question what it answers with null is not there
     */
    public <T> Outcome<T> ask(
            String verb, String resource, Function<KubernetesClient, @Nullable T> question, Deadline deadline) {
        @Nullable OpenClient ready = opened();
        return ready == null ? Outcome.failed(api.failures().closed()) : ready.ask(verb, resource, question, deadline);
    }

    /** For what no question of {@link #ask} fits, such as tests that write. */
    public KubernetesClient client() {
        @Nullable OpenClient ready = opened();
        if (ready == null) {
            throw new IllegalStateException("closed");
        }
        return ready.client();
    }

    private synchronized @Nullable OpenClient opened() {
        if (open == null && !closed) {
            open = OpenClient.of(api);
        }
        return closed ? null : open;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
