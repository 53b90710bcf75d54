package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.auth.ClusterCredential;
import dev.porthole.connectors.kubernetes.auth.CredentialException;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One API server, read only. Every request carries the credential of the context; a 401 renews it and asks once more.
 * Calls block the calling thread, which may be interrupted.
 */
public final class ApiServer implements AutoCloseable {

    private static final Duration STALL = Duration.ofSeconds(10);

    /** A server that is only slow has its head of an answer ready by then. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** The one that new requests go to, and the one before, on which streams may still run. */
    private static final int TRANSPORTS = 2;

    private static final int UNAUTHORIZED = 401;
    private static final int MAX_ERROR_BODY = 64 << 10;

    private final ClusterContext context;
    private final ClusterCredential credential;
    private final ApiFailures failures;
    private final SleepWatch sleep;
    private final List<Transport> transports = new ArrayList<>();
    private boolean doubted;
    private boolean closed;

    public ApiServer(ClusterContext context, ClusterCredential credential) {
        this(context, credential, InstantSource.system());
    }

    /** @param clock tells a machine that has slept, whose connections are not believed in any more */
    public ApiServer(ClusterContext context, ClusterCredential credential, InstantSource clock) {
        this.sleep = new SleepWatch(clock);
        this.context = context;
        this.credential = credential;
        this.failures = new ApiFailures(context.name());
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
        try (ApiStream stream = open(request, deadline)) {
            return reader.read(new DeadlineStream(stream, deadline));
        } catch (IOException | JacksonException | UnexpectedAnswer e) {
            throw failed(e, deadline);
        }
    }

    private ApiException failed(Exception thrown, Deadline deadline) {
        if (thrown instanceof ApiException known) {
            return known;
        }
        return new ApiException(
                deadline.passed() && !Thread.currentThread().isInterrupted()
                        ? failures.timedOut(deadline)
                        : failures.broken(thrown, STALL),
                0);
    }

    /** Asks; the answer's head must come by the deadline, its body is read as it comes. */
    public ApiStream open(ApiRequest request, Deadline deadline) throws ApiException {
        try {
            Optional<Secret> authorization = credential.authorization();
            Answer first = sendSurely(request, authorization, deadline);
            Answer answer = first;
            if (first.status() == UNAUTHORIZED && credential.renew(authorization)) {
                first.body().close();
                answer = send(request, credential.authorization(), deadline);
            }
            Transport transport = answer.transport();
            if (HttpResponse.isSuccessful(answer.status())) {
                return new ApiStream(answer.body(), () -> isOld(transport));
            }
            try (InputStream body = answer.body()) {
                throw failures.answered(request, answer.status(), body.readNBytes(MAX_ERROR_BODY), answer.retryAfter());
            }
        } catch (IOException e) {
            throw failed(e, deadline);
        }
    }

    private record Answer(int status, @Nullable String retryAfter, BodyStream body, Transport transport) {}

    /** A kept connection may have died unseen: a request that got no answer is sent once more, for it only reads. */
    private Answer sendSurely(ApiRequest request, Optional<Secret> authorization, Deadline deadline)
            throws IOException {
        try {
            return send(request, authorization, deadline);
        } catch (ApiException e) {
            if (e.failure() instanceof Failure.Unreachable && !deadline.passed()) {
                return send(request, authorization, deadline);
            }
            throw e;
        }
    }

    private Answer send(ApiRequest request, Optional<Secret> authorization, Deadline deadline) throws IOException {
        Transport transport = transport();
        Duration left = deadline.remaining();
        if (left.isZero()) {
            throw new ApiException(failures.timedOut(deadline), 0);
        }
        HttpRequest.Builder builder =
                transport.http().newHttpRequestBuilder().uri(uri(request)).header("Accept", "application/json");
        authorization.ifPresent(secret -> builder.header("Authorization", secret.reveal()));
        // Ours comes first: the client's own cannot be told from a lost connection.
        builder.timeout(left.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        var body = new BodyStream(STALL);
        CompletableFuture<HttpResponse<AsyncBody>> sent = transport.http().consumeBytes(builder.build(), body::accept);
        try {
            HttpResponse<AsyncBody> response = sent.get(left.toNanos(), TimeUnit.NANOSECONDS);
            body.begin(response.body());
            return new Answer(response.code(), response.header("Retry-After"), body, transport);
        } catch (InterruptedException e) {
            abandon(sent);
            Thread.currentThread().interrupt();
            throw new ApiException(new Failure.Cancelled(failures.target(), ""), 0);
        } catch (TimeoutException e) {
            abandon(sent);
            if (left.compareTo(SILENCE) >= 0) {
                // Requests share an HTTP/2 connection, which a time-out leaves open, dead or alive.
                distrustConnections();
            }
            throw new ApiException(failures.timedOut(deadline), 0);
        } catch (ExecutionException e) {
            throw new ApiException(failures.broken(e, deadline.limit()), 0);
        }
    }

    private static void abandon(CompletableFuture<HttpResponse<AsyncBody>> sent) {
        sent.whenComplete((response, thrown) -> {
            if (response != null) {
                response.body().cancel();
            }
        });
        sent.cancel(true);
    }

    /** The address of a request. */
    public URI uri(ApiRequest request) {
        String server = context.cluster().named().toString();
        return URI.create((server.endsWith("/") ? server.substring(0, server.length() - 1) : server) + request.path());
    }

    /** The value of the Authorization header, for a socket of our own. */
    public Optional<Secret> authorization() throws CredentialException {
        return credential.authorization();
    }

    /** After a 401 on a socket of our own: whether to try once more. */
    public boolean renew(Optional<Secret> refused) {
        return credential.renew(refused);
    }

    /** Trust and client certificate, for a socket of our own. */
    public SSLContext tls() throws IOException {
        return transport().tls();
    }

    /**
     * What is open may be dead without having said so: further requests go on connections of their own. Streams that run
     * are left to their own limits.
     */
    public synchronized void distrustConnections() {
        doubted = true;
    }

    private synchronized Transport transport() throws IOException {
        if (closed) {
            throw new ApiException(failures.closed(), 0);
        }
        doubted |= sleep.hasSlept();
        Optional<ClientCertificate> certificate = credential.certificate();
        if (transports.isEmpty() || doubted || !transports.getLast().isFor(certificate)) {
            transports.add(new Transport(context, certificate));
            doubted = false;
            if (transports.size() > TRANSPORTS) {
                Transport oldest = transports.removeFirst();
                Thread.ofVirtual().name("close old connections").start(oldest::close);
            }
        }
        return transports.getLast();
    }

    private synchronized boolean isOld(Transport transport) {
        return transports.isEmpty() || transports.getLast() != transport;
    }

    @Override
    public void close() {
        List<Transport> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(transports);
            transports.clear();
        }
        open.forEach(Transport::close);
        credential.close();
    }
}
