package dev.porthole.connectors.kubernetes.proxy;

import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the API server's own refusals from answers of the server behind its proxy: the former are {@code Status} objects
 * of {@code v1}, which nothing that is monitored sends, and the latter pass unchanged with their status and body.
 */
final class ProxyRefusal {

    static final String RESOURCE = "services/proxy";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_ERROR = 400;
    private static final int MAX_STATUS = 64 << 10;

    private final ApiFailures failures;

    ProxyRefusal(ApiFailures failures) {
        this.failures = failures;
    }

    /** Why the API server did not pass the request on; empty when the answer comes from behind it. */
    Optional<ApiException> of(String method, PeekedAnswer answer) throws IOException {
        if (answer.status() < FIRST_ERROR || !mayBeJson(answer)) {
            return Optional.empty();
        }
        byte[] body = answer.peek(MAX_STATUS);
        return isStatus(body)
                ? Optional.of(failures.answered(
                        new ApiRequest(verb(method), RESOURCE, ""), answer.status(), answer::header, body))
                : Optional.empty();
    }

    private static boolean mayBeJson(PeekedAnswer answer) {
        return answer.header("Content-Type").toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean isStatus(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.path("kind").asString("").equals("Status")
                    && root.path("apiVersion").asString("").equals("v1")
                    && root.path("status").asString("").equals("Failure");
        } catch (JacksonException e) {
            // Not JSON after all, or more of it than a Status has.
            return false;
        }
    }

    /** As RBAC calls a request to a proxy (k8s.io/apiserver, pkg/endpoints/request/requestinfo.go). */
    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "get";
        };
    }
}
