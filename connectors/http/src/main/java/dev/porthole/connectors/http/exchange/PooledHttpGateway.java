package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.tls.PemException;
import dev.porthole.connectors.http.tls.TlsMaterial;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gateway on Apache HttpClient, whose connections can stand on any byte stream: at most four connections, kept open
 * between calls. Nothing of the library's own retries, redirects, cookies or cached logins is used.
 */
public final class PooledHttpGateway implements HttpGateway {

    private final HttpTarget target;
    private final TransportFailure transport;
    private final Outcome<PooledClient> client;
    private final Set<Watch> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public PooledHttpGateway(HttpTarget target) {
        this.target = target;
        this.transport = new TransportFailure(target);
        this.client = client(target);
    }

    @Override
    public HttpTarget target() {
        return target;
    }

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        return client.then(usable -> exchange(usable, call, reader, deadline));
    }

    private <T> Outcome<T> exchange(PooledClient usable, HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        var watch = new Watch(deadline, target.stall());
        running.add(watch);
        try {
            if (closed) {
                return Outcome.failed(ended(Watch.End.CLOSED, deadline));
            }
            if (deadline.passed()) {
                return Outcome.failed(ended(Watch.End.DEADLINE, deadline));
            }
            var exchange = new Exchange<>(target, usable, transport, watch, call, reader);
            Thread.ofVirtual().name("http " + target.name()).start(exchange);
            return watch.await()
                    ? exchange.outcome()
                    : Outcome.failed(ended(watch.end().orElse(Watch.End.DEADLINE), deadline));
        } finally {
            running.remove(watch);
        }
    }

    private Failure ended(Watch.End end, Deadline deadline) {
        return switch (end) {
            case DEADLINE -> new Failure.TimedOut(target.name(), deadline.limit(), "no complete answer in time");
            case STALLED -> new Failure.TimedOut(target.name(), target.stall(), "no progress for too long");
            case INTERRUPTED -> new Failure.Cancelled(target.name(), "");
            case CLOSED -> new Failure.Cancelled(target.name(), "the connection was given up");
        };
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(watch -> watch.end(Watch.End.CLOSED));
        client.map(usable -> {
            usable.close();
            return usable;
        });
    }

    private static Outcome<PooledClient> client(HttpTarget target) {
        try {
            return Outcome.of(new PooledClient(target, new TlsMaterial(target.tls()).context()));
        } catch (PemException unusable) {
            return Outcome.failed(
                    new Failure.TlsRejected(target.name(), Detail.of("http.tls.material", unusable.why())));
        } catch (GeneralSecurityException unusable) {
            // Its message is about the form of the material and never holds any of it.
            String detail = "the certificates or the key set for it cannot be used: " + unusable.getMessage();
            return Outcome.failed(new Failure.TlsRejected(target.name(), new OneLineText(detail).text()));
        }
    }
}
