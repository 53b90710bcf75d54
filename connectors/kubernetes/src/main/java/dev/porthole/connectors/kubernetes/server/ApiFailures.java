package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.auth.CredentialException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in one vocabulary what went wrong between us and one API server. */
public final class ApiFailures {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern MISSING_RIGHT = Pattern.compile("cannot (\\w+) resource \"([^\"]+)\"");
    private static final int MAX_DETAIL = 300;

    private final String target;

    /** @param target the cluster's name in messages */
    public ApiFailures(String target) {
        this.target = target;
    }

    public String target() {
        return target;
    }

    /** Of an answer that is no success: a {@code Status} object, or whatever a proxy in between made of it. */
    public ApiException answered(ApiRequest request, int status, byte[] body, @Nullable String retryAfter) {
        String message = message(body, status);
        Failure failure = switch (status) {
            case 400, 405, 406, 422 -> new Failure.BadQuery(target, message, 0);
            case 401 -> new Failure.Unauthorized(target, message);
            case 403 -> forbidden(request, message);
            case 404 -> new Failure.NotFound(target, message);
            case 429 -> new Failure.RateLimited(target, wait(retryAfter), message);
            default ->
                status >= 300 && status < 400
                        ? new Failure.Unparseable(target, "redirected (" + status + "): is this an API server?")
                        : new Failure.ServerFailed(target, status, message);
        };
        return new ApiException(failure, status);
    }

    /** The server names the verb and resource it misses, which may be one of several that a request needs. */
    private Failure forbidden(ApiRequest request, String message) {
        Matcher missing = MISSING_RIGHT.matcher(message);
        return missing.find()
                ? new Failure.Forbidden(target, missing.group(1), missing.group(2), message)
                : new Failure.Forbidden(target, request.verb(), request.resource(), message);
    }

    private static String message(byte[] body, int status) {
        try {
            JsonNode root = JSON.readTree(body);
            String message = root.path("message").asString("");
            if (!message.isEmpty()) {
                return clean(message);
            }
        } catch (JacksonException e) {
            // Not a Status: a proxy's page, of which the number says more than the text.
        }
        return "HTTP status " + status;
    }

    private static @Nullable Duration wait(@Nullable String retryAfter) {
        try {
            return retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Of an exception on the way. */
    public Failure broken(Throwable thrown, Duration limit) {
        Throwable cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ApiException known -> known.failure();
            case CredentialException known -> known.failure();
            case HttpTimeoutException e -> new Failure.TimedOut(target, limit, "");
            case SocketTimeoutException e -> new Failure.TimedOut(target, limit, "");
            case TimeoutException e -> new Failure.TimedOut(target, limit, "");
            case InterruptedIOException e -> new Failure.Cancelled(target, "");
            case InterruptedException e -> new Failure.Cancelled(target, "");
            case SSLException e -> tls(e);
            case UnexpectedAnswer e -> new Failure.Unparseable(target, String.valueOf(e.getMessage()));
            case JacksonException e when e.getCause() instanceof IOException io -> broken(io, limit);
            case JacksonException e -> new Failure.Unparseable(target, "not the JSON that was expected");
            case IOException e -> unreachable(e);
            // Its text may quote what was sent.
            case null, default ->
                new Failure.Unreachable(
                        target, cause == null ? "" : cause.getClass().getSimpleName());
        };
    }

    private Failure tls(SSLException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new Failure.TlsRejected(target, clean(String.valueOf(cause.getMessage())));
            }
        }
        String message = clean(String.valueOf(thrown.getMessage()));
        return message.contains("certificate") || message.contains("handshake_failure")
                ? new Failure.TlsRejected(target, message)
                : new Failure.Unreachable(target, message);
    }

    private Failure unreachable(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException e) {
                return tls(e);
            }
            if (cause instanceof UnknownHostException) {
                return new Failure.Unreachable(target, "unknown host " + clean(String.valueOf(cause.getMessage())));
            }
        }
        String message = thrown.getMessage();
        return new Failure.Unreachable(
                target,
                clean(message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message));
    }

    public Failure timedOut(Deadline deadline) {
        return new Failure.TimedOut(target, deadline.limit(), "");
    }

    public Failure closed() {
        return new Failure.Cancelled(target, "the connection was closed");
    }

    /** Remote text made fit for one line. */
    public static String clean(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "\u2026";
    }
}
