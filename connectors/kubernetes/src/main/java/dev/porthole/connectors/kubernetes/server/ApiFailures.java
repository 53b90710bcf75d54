package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer.DialException;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.exchange.BrokenAnswer;
import dev.porthole.connectors.http.exchange.BrokenConnection;
import dev.porthole.connectors.http.exchange.StatusFailure;
import dev.porthole.connectors.kubernetes.auth.CredentialException;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an API server says of its refusals, which it writes as {@code Status} objects, on top of what HTTP says of all.
 * What breaks on the way is told by the transport already.
 */
public final class ApiFailures {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MISSING_RIGHT = Pattern.compile("cannot (\\w+) resource \"([^\"]+)\"");

    private final String target;
    private final String address;
    private final boolean byCertificate;
    private final StatusFailure statuses;

    /** @param target who was asked, in messages */
    public ApiFailures(String target, ClusterContext context) {
        this.target = target;
        this.address = ServerAddress.of(context.cluster().server()).toString();
        this.byCertificate = isByCertificate(context.user());
        this.statuses =
                new StatusFailure(HttpTarget.direct(target, context.cluster().server()));
    }

    private static boolean isByCertificate(UserAuth user) {
        return user.certificate().isGiven()
                && !user.token().isGiven()
                && !user.basic().isGiven()
                && user.exec().isEmpty()
                && user.provider().isEmpty();
    }

    public String target() {
        return target;
    }

    /** Of an answer that is no success: a {@code Status} object, or whatever a proxy in between made of it. */
    public ApiException answered(ApiRequest request, int status, UnaryOperator<String> header, byte[] body) {
        // A proxy's page is left out: the number says more than its text.
        return new ApiException(failure(request, status, header, message(body)), status);
    }

    /** Of a status and the message of its {@code Status} object, where nothing more is known. */
    public Failure said(ApiRequest request, int status, String message) {
        return failure(request, status, name -> "", clean(message));
    }

    private Failure failure(ApiRequest request, int status, UnaryOperator<String> header, String message) {
        return switch (statuses.of(status, header, message)) {
            case Failure.Forbidden forbidden -> forbidden(request, message);
            case Failure.Unauthorized unauthorized when status == 401 -> unauthorized(message);
            case Failure known
            when status / 100 == 3 ->
                new Failure.Unparseable(target, Detail.of("kubernetes.redirected", address, status));
            case Failure known -> known;
        };
    }

    private Failure unauthorized(String message) {
        String key = byCertificate ? "kubernetes.refused.certificate" : "kubernetes.refused.credential";
        // The server's usual word for it is the number's name, and says nothing.
        return new Failure.Unauthorized(
                target,
                message.isEmpty() || message.equals("Unauthorized")
                        ? Detail.of(key, address)
                        : Detail.of(key + ".said", address, message));
    }

    /** The server names the verb and resource it misses, which may be one of several that a request needs. */
    private Failure forbidden(ApiRequest request, String message) {
        Matcher missing = MISSING_RIGHT.matcher(message);
        return missing.find()
                ? new Failure.Forbidden(target, missing.group(1), missing.group(2), message)
                : new Failure.Forbidden(target, request.verb(), request.resource(), message);
    }

    private static String message(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return clean(root.path("message").asString(""));
        } catch (JacksonException e) {
            return "";
        }
    }

    /** Of an exception while an answer was read. */
    public Failure broken(Throwable thrown) {
        return switch (thrown) {
            case ApiException known -> known.failure();
            case CredentialException known -> known.failure();
            case BrokenAnswer known -> known.failure();
            case DialException known -> known.failure();
            case InterruptedIOException e -> new Failure.Cancelled(target, Detail.NONE);
            case InterruptedException e -> new Failure.Cancelled(target, Detail.NONE);
            case UnexpectedAnswer e -> new Failure.Unparseable(target, e.detail());
            case JacksonException e when e.getCause() instanceof IOException io -> broken(io);
            case JacksonException e -> new Failure.Unparseable(target, Detail.of("kubernetes.otherJson"));
            case IOException e -> new Failure.Unreachable(target, new BrokenConnection(target).why(e));
            // Its text may quote what was sent.
            default -> new Failure.Unreachable(target, Detail.ownFault(thrown));
        };
    }

    public Failure closed() {
        return closed(target);
    }

    static Failure closed(String target) {
        return new Failure.Cancelled(target, Detail.of("http.givenUp"));
    }

    /** Remote text made fit for one line. */
    public static String clean(String text) {
        return new OneLineText(text).text();
    }
}
