package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ServerGateway;
import dev.porthole.connectors.kubernetes.server.ServerLimits;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fabric8's client of one cluster. Opening it costs nothing; the first question makes it. */
public final class TypedClient implements AutoCloseable {

    private final ApiServer api;
    private final ApiFailures failures;
    private @Nullable KubernetesClient client;
    private boolean closed;

    public TypedClient(ApiServer api) {
        this.api = api;
        this.failures = api.failures();
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
        if (deadline.passed()) {
            return Outcome.failed(late(deadline));
        }
        try {
            KubernetesClient ready = client();
            @Nullable
            T found = ScopedValue.where(TransportClient.DEADLINE, deadline).call(() -> question.apply(ready));
            return found == null
                    ? Outcome.failed(new Failure.NotFound(failures.target(), Detail.NONE))
                    : Outcome.of(found);
        } catch (KubernetesClientException e) {
            return Outcome.failed(failure(new ApiRequest(verb, resource, ""), e, deadline));
        }
    }

    private Failure late(Deadline deadline) {
        return new Failure.TimedOut(failures.target(), deadline.limit(), Detail.of("http.late"));
    }

    private Failure failure(ApiRequest request, KubernetesClientException thrown, Deadline deadline) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new Failure.Cancelled(failures.target(), Detail.NONE);
            }
            if (cause instanceof IOException broken) {
                return failures.broken(broken);
            }
        }
        if (thrown.getCode() > 0) {
            String message = thrown.getStatus() == null || thrown.getStatus().getMessage() == null
                    ? ""
                    : thrown.getStatus().getMessage();
            return failures.said(request, thrown.getCode(), message);
        }
        return deadline.passed()
                ? late(deadline)
                : new Failure.Unparseable(failures.target(), Detail.of("kubernetes.otherJson"));
    }

    /** For what no question of {@link #ask} fits, such as tests that write. */
    public synchronized KubernetesClient client() {
        if (closed) {
            throw new KubernetesClientException("closed");
        }
        KubernetesClient made = client;
        if (made == null) {
            made = open();
            client = made;
        }
        return made;
    }

    private KubernetesClient open() {
        ServerGateway gateway = api.gateway(ServerLimits.of(failures.target()));
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(api.context().cluster().server().toString())
                .withNamespace(null)
                .withRequestTimeout(0)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(
                        new TransportFactory(gateway, api.context().cluster().server()))
                .build();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
