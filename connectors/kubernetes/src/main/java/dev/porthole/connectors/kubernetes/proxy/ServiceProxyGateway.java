package dev.porthole.connectors.kubernetes.proxy;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ServerGateway;
import dev.porthole.connectors.kubernetes.server.ServerGateway.Answered;
import dev.porthole.connectors.kubernetes.server.ServerLimits;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * HTTP to a Service by way of the API server's own proxy,
 * {@code /api/v1/namespaces/NAMESPACE/services/[https:]NAME:PORT/proxy/PATH}, for those who may use {@code services/proxy}
 * but not {@code pods/portforward}: verb {@code get} for GET, {@code create} for POST. Needs nothing but HTTP, where a
 * load balancer in between lets no WebSocket through.
 *
 * <p>The API server keeps the Authorization header for itself: a server behind it that wants a login cannot be reached
 * so, and a target with credentials is answered with {@link Failure.Unsupported}. It does not check the certificate of
 * an https Service either. What the API server itself refuses is a failure; what the server behind it answers goes to
 * the reader.
 */
public final class ServiceProxyGateway implements HttpGateway {

    private static final String AUTHORIZATION = "Authorization";

    private volatile boolean closed;
    private final HttpTarget target;
    private final ApiFailures failures;
    private final ProxyRefusal refusals;
    private final ServerGateway server;

    /**
     * @param scheme that the Service speaks, "http" or "https"
     * @param target gives name, path prefix and limits; its host, TLS, dialer and proxy are not used, since the API
     *     server makes the connection
     */
    public ServiceProxyGateway(ApiServer api, ServiceRef service, String scheme, HttpTarget target) {
        this.target = target;
        this.failures = new ApiFailures(target.name(), api.context());
        this.refusals = new ProxyRefusal(failures);
        this.server = api.gateway(
                new ServerLimits(target.name(), path(service, scheme, target), target.stall(), target.maxBytes()));
    }

    private static String path(ServiceRef service, String scheme, HttpTarget target) {
        String name = (scheme.equals("https") ? "https:" : "") + service.name() + ":" + service.port();
        ApiRequest proxy = ApiRequest.of(
                "get",
                ProxyRefusal.RESOURCE,
                "api",
                "v1",
                "namespaces",
                service.namespace(),
                "services",
                name,
                "proxy");
        return proxy.path() + Objects.requireNonNullElse(target.base().getRawPath(), "");
    }

    @Override
    public HttpTarget target() {
        return target;
    }

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        boolean ownLogin = !(target.credentials() instanceof Credentials.None)
                || call.headers().keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase);
        if (ownLogin) {
            return Outcome.failed(new Failure.Unsupported(target.name(), Detail.of("kubernetes.proxy.login")));
        }
        return server.exchange(call, answer -> Outcome.of(read(call, answer, reader)), deadline)
                .outcome();
    }

    private <T> Answered<T> read(HttpCall call, Answer answer, AnswerReader<T> reader) throws IOException {
        var peeked = new PeekedAnswer(answer);
        Optional<ApiException> refusal = refusals.of(call.method(), peeked);
        return refusal.isPresent()
                ? new Answered<>(
                        Outcome.failed(refusal.get().failure()), refusal.get().status())
                : new Answered<>(reader.read(peeked), 0);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        server.close();
    }
}
