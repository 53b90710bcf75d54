package dev.porthole.connectors.kubernetes.typed;

import com.fasterxml.jackson.annotation.Nulls;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ServerGateway;
import dev.porthole.connectors.kubernetes.server.ServerLimits;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fabric8's client on our transport, and what its exceptions mean. */
record OpenClient(KubernetesClient client, ApiFailures failures) implements AutoCloseable {

    static OpenClient of(ApiServer api) {
        ServerGateway gateway = api.gateway(ServerLimits.of(api.failures().target()));
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(api.context().cluster().server().toString())
                .withNamespace(null)
                .withRequestTimeout(0)
                .withRequestRetryBackoffLimit(0)
                .build();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(serialization())
                .withHttpClientFactory(
                        new TransportFactory(gateway, api.context().cluster().server()))
                .build();
        return new OpenClient(client, api.failures());
    }

    /**
     * Takes a null for what is not there, so that lists are never null; and does not look through the class path for
     * every kind there is, since each question names its own.
     */
    private static KubernetesSerialization serialization() {
        return new KubernetesSerialization(
                JsonMapper.builder()
                        .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.SKIP))
                        .build(),
                false);
    }

    <T> Outcome<T> ask(
            String verb, String resource, Function<KubernetesClient, @Nullable T> question, Deadline deadline) {
        if (deadline.passed()) {
            return Outcome.failed(late(deadline));
        }
        try {
            @Nullable
            T found = ScopedValue.where(TransportClient.DEADLINE, deadline).call(() -> question.apply(client));
            return found == null
                    ? Outcome.failed(new Failure.NotFound(failures.target(), Detail.NONE))
                    : Outcome.of(found);
        } catch (KubernetesClientException e) {
            return Outcome.failed(failure(new ApiRequest(verb, resource, ""), e, deadline));
        } catch (JacksonException | UnexpectedAnswer e) {
            return Outcome.failed(failures.broken(e));
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

    @Override
    public void close() {
        client.close();
    }
}
