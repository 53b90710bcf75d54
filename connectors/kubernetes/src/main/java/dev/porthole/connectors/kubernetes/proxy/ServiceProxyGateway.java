package dev.porthole.connectors.kubernetes.proxy;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.tunnel.ApiServerDialer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
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

    private static final int UNAUTHORIZED = 401;
    private static final String AUTHORIZATION = "Authorization";

    private volatile boolean closed;
    private final HttpTarget target;
    private final ApiServer api;
    private final ApiFailures failures;
    private final ProxyRefusal refusals;
    private final HttpGateway server;

    /**
     * @param scheme that the Service speaks, "http" or "https"
     * @param target gives name, path prefix and limits; its host, TLS, dialer and proxy are not used, since the API
     *     server makes the connection
     * @param clock tells a machine that has slept, whose connections are not believed in any more
     */
    public ServiceProxyGateway(
            ApiServer api, ServiceRef service, String scheme, HttpTarget target, InstantSource clock) {
        this.target = target;
        this.api = api;
        this.failures = new ApiFailures(target.name());
        this.refusals = new ProxyRefusal(failures);
        this.server = new PooledHttpGateway(new HttpTarget(
                target.name(),
                base(api, service, scheme, target),
                Credentials.NONE,
                Tls.VERIFIED,
                Optional.of(new ApiServerDialer(api, failures, clock)),
                Optional.empty(),
                target.stall(),
                target.maxBytes()));
    }

    /** TLS is the dialer's matter, so that what is spoken on its connections is plain HTTP. */
    private static URI base(ApiServer api, ServiceRef service, String scheme, HttpTarget target) {
        String name = (scheme.equals("https") ? "https:" : "") + service.name() + ":" + service.port();
        URI proxy = api.uri(ApiRequest.of(
                "get",
                ProxyRefusal.RESOURCE,
                "api",
                "v1",
                "namespaces",
                service.namespace(),
                "services",
                name,
                "proxy"));
        String prefix = Objects.requireNonNullElse(target.base().getRawPath(), "");
        return URI.create("http://" + proxy.getRawAuthority() + proxy.getRawPath() + prefix);
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
            return Outcome.failed(new Failure.Unsupported(
                    target.name(),
                    "a login cannot pass the API server's service proxy, which keeps the Authorization header for"
                            + " itself: it takes a port-forward, and the right to create pods/portforward"));
        }
        try {
            Optional<Secret> authorization = api.authorization();
            Attempt<T> first = attempt(call, authorization, reader, deadline);
            return first.status() == UNAUTHORIZED && api.renew(authorization)
                    ? attempt(call, api.authorization(), reader, deadline).outcome()
                    : first.outcome();
        } catch (IOException e) {
            return Outcome.failed(failures.broken(e, deadline.limit()));
        }
    }

    /**
     * What one try came to.
     *
     * @param status that the API server itself refused with; 0 when it did not
     */
    private record Attempt<T>(Outcome<T> outcome, int status) {}

    private <T> Attempt<T> attempt(
            HttpCall call, Optional<Secret> authorization, AnswerReader<T> reader, Deadline deadline) {
        HttpCall authorized = authorization
                .map(secret -> call.withHeader(AUTHORIZATION, secret.reveal()))
                .orElse(call);
        Outcome<Attempt<T>> outcome =
                server.exchange(authorized, answer -> Outcome.of(read(call, answer, reader)), deadline);
        return switch (outcome) {
            case Outcome.Success<Attempt<T>>(var attempt, var notes) -> attempt;
            case Outcome.Failed<Attempt<T>>(var failure) -> new Attempt<>(Outcome.failed(failure), 0);
        };
    }

    private <T> Attempt<T> read(HttpCall call, Answer answer, AnswerReader<T> reader) throws IOException {
        var peeked = new PeekedAnswer(answer);
        Optional<ApiException> refusal = refusals.of(call.method(), peeked);
        return refusal.isPresent()
                ? new Attempt<>(
                        Outcome.failed(refusal.get().failure()), refusal.get().status())
                : new Attempt<>(reader.read(peeked), 0);
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
