package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer that is no success means, by Prometheus' error type or else by the status. */
final class ErrorAnswer {

    private static final int MOST = 16 * 1024;
    private static final Pattern POSITION = Pattern.compile("(\\d+):(\\d+): parse error");

    private ErrorAnswer() {}

    static <T> Outcome<T> failed(String target, HttpGateway.Answer answer) throws IOException {
        String body = new String(answer.body().readNBytes(MOST), StandardCharsets.UTF_8).strip();
        String detail = body;
        String type = "";
        try {
            JsonNode root = JsonMapper.builder().build().readTree(body);
            type = root.path("errorType").asString("");
            detail = root.path("error").asString(body);
        } catch (JacksonException notJson) {
            detail = body;
        }
        String shown = detail.length() > 300 ? detail.substring(0, 300) : detail;
        return Outcome.failed(failure(target, answer.status(), type, shown));
    }

    private static Failure failure(String target, int status, String type, String detail) {
        return switch (type) {
            case "bad_data", "execution" -> new Failure.BadQuery(target, detail, column(detail));
            case "timeout" -> new Failure.TimedOut(target, Duration.ZERO, detail);
            default ->
                switch (status) {
                    case 400, 422 -> new Failure.BadQuery(target, detail, column(detail));
                    case 401 -> new Failure.Unauthorized(target, detail);
                    case 403 -> new Failure.Forbidden(target, "", "", detail);
                    case 404 -> new Failure.NotFound(target, detail);
                    case 429 -> new Failure.RateLimited(target, null, detail);
                    default -> new Failure.ServerFailed(target, status, detail);
                };
        };
    }

    private static int column(String detail) {
        var matcher = POSITION.matcher(detail);
        return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
    }
}
