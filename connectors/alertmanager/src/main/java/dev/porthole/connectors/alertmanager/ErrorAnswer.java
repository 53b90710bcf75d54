package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer that is no success means. Its body is a JSON string, an object with a message, plain text or nothing. */
final class ErrorAnswer {

    private static final int MOST = 16 * 1024;
    private static final int SHOWN = 300;

    private ErrorAnswer() {}

    static <T> Outcome<T> failed(String target, HttpGateway.Answer answer) throws IOException {
        String body = new String(answer.body().readNBytes(MOST), StandardCharsets.UTF_8).strip();
        String detail = detail(body);
        String shown = detail.length() > SHOWN ? detail.substring(0, SHOWN) : detail;
        return Outcome.failed(
                switch (answer.status()) {
                    case 400, 422 -> new Failure.BadQuery(target, shown, 0);
                    case 401 -> new Failure.Unauthorized(target, shown);
                    case 403 -> new Failure.Forbidden(target, "", "", shown);
                    case 404, 410 -> new Failure.NotFound(target, shown);
                    case 429 -> new Failure.RateLimited(target, null, shown);
                    default -> new Failure.ServerFailed(target, answer.status(), shown);
                });
    }

    private static String detail(String body) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(body);
            return root.isString() ? root.asString() : root.path("message").asString(body);
        } catch (JacksonException notJson) {
            return body;
        }
    }
}
