package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.exchange.OpenAnswer;
import dev.porthole.connectors.kubernetes.auth.ClusterCredential;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.server.ServerGateway.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * One API server, read only. Every request carries the credential of the context and whom to act as; a 401 renews it and
 * asks once more. Calls block the calling thread, which may be interrupted.
 */
public final class ApiServer implements AutoCloseable {

    private static final int MAX_ERROR_BODY = 64 << 10;
    private static final Duration ERROR_BODY = Duration.ofSeconds(5);

    private final ClusterContext context;
    private final ClusterCredential credential;
    private final InstantSource clock;
    private final ApiFailures failures;
    private final ServerGateway gateway;

    public ApiServer(ClusterContext context, ClusterCredential credential) {
        this(context, credential, InstantSource.system());
    }

    /** @param clock tells a machine that has slept, whose connections are not believed in any more */
    public ApiServer(ClusterContext context, ClusterCredential credential, InstantSource clock) {
        this.context = context;
        this.credential = credential;
        this.clock = clock;
        this.failures = new ApiFailures(context.name(), context);
        this.gateway = gateway(ServerLimits.of(context.name()));
    }

    /** Makes something of an answer's body. */
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    public ApiFailures failures() {
        return failures;
    }

    public ClusterContext context() {
        return context;
    }

    /** Calls beside ours with the same credential, held to other limits; whoever asks for it closes it. */
    public ServerGateway gateway(ServerLimits limits) {
        return new ServerGateway(context, credential, clock, limits);
    }

    /** Asks, and reads the whole answer. */
    public <T> Outcome<T> get(ApiRequest request, BodyReader<T> reader, Deadline deadline) {
        try {
            return Outcome.of(read(request, reader, deadline));
        } catch (ApiException e) {
            return Outcome.failed(e.failure());
        }
    }

    /** As {@link #get}, for callers that tell answers apart by their status. */
    public <T> T read(ApiRequest request, BodyReader<T> reader, Deadline deadline) throws ApiException {
        try {
            return value(
                    gateway.exchange(call(request), answer -> Outcome.of(read(request, answer, reader)), deadline));
        } catch (JacksonException | UnexpectedAnswer e) {
            throw new ApiException(failures.broken(e), 0);
        }
    }

    private <T> Answered<T> read(ApiRequest request, HttpGateway.Answer answer, BodyReader<T> reader)
            throws IOException {
        if (isSuccess(answer.status())) {
            return new Answered<>(Outcome.of(reader.read(answer.body())), answer.status());
        }
        byte[] body = answer.body().readNBytes(MAX_ERROR_BODY);
        return refused(failures.answered(request, answer.status(), answer::header, body));
    }

    private static <T> Answered<T> refused(ApiException refusal) {
        return new Answered<>(Outcome.failed(refusal.failure()), refusal.status());
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    private static <T> T value(Answered<T> answered) throws ApiException {
        return switch (answered.outcome()) {
            case Outcome.Success<T>(var value, var notes) -> value;
            case Outcome.Failed<T>(var failure) -> throw new ApiException(failure, answered.status());
        };
    }

    private static <T> T value(Outcome<T> outcome) throws ApiException {
        return value(new Answered<>(outcome, 0));
    }

    private static HttpCall call(ApiRequest request) {
        return HttpCall.get(request.path()).withHeader("Accept", "application/json");
    }

    /** Asks, and hands over the answer while it goes on; the deadline is for its head. */
    public ApiStream open(ApiRequest request, Deadline deadline) throws ApiException {
        OpenAnswer answer = value(gateway.open(call(request), deadline));
        if (!isSuccess(answer.status())) {
            throw refusal(request, answer);
        }
        return new ApiStream(answer);
    }

    private ApiException refusal(ApiRequest request, OpenAnswer answer) {
        try (answer) {
            answer.stallAfter(ERROR_BODY);
            byte[] body = answer.body().readNBytes(MAX_ERROR_BODY);
            return failures.answered(request, answer.status(), answer::header, body);
        } catch (IOException cut) {
            return failures.answered(request, answer.status(), answer::header, new byte[0]);
        }
    }

    /**
     * Asks for a WebSocket.
     *
     * @param subprotocol that must be agreed on
     */
    public Upgraded upgrade(ApiRequest request, String subprotocol, Deadline deadline) throws ApiException {
        ServerGateway.Upgrade upgrade = value(gateway.upgrade(request.path(), Map.of(), subprotocol, deadline));
        if (upgrade.socket().isEmpty()) {
            var answer = upgrade.answer();
            throw failures.answered(request, answer.status(), answer::header, answer.body());
        }
        return upgrade.socket().get();
    }

    /** See {@link ServerGateway#distrustConnections}. */
    public void distrustConnections() {
        gateway.distrustConnections();
    }

    @Override
    public void close() {
        gateway.close();
        credential.close();
    }
}
