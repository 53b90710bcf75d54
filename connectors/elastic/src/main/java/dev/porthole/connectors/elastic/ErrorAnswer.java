package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer that is no success means, of the search server or of a Kibana before it. */
final class ErrorAnswer {

    private static final int MOST = 64 * 1024;
    private static final int SHOWN = 300;
    private static final Pattern COLUMN = Pattern.compile("at line \\d+, column (\\d+)");

    private ErrorAnswer() {}

    static <T> Outcome<T> failed(String target, HttpGateway.Answer answer) throws IOException {
        String body = new String(answer.body().readNBytes(MOST), StandardCharsets.UTF_8).strip();
        String detail = detail(body);
        String shown = detail.length() > SHOWN ? detail.substring(0, SHOWN) : detail;
        return Outcome.failed(
                switch (answer.status()) {
                    case 301, 302, 303, 307, 308 -> new Failure.Unauthorized(target, "sent to a login page");
                    case 400 -> new Failure.BadQuery(target, shown, column(body));
                    case 401 -> new Failure.Unauthorized(target, shown);
                    case 403 -> new Failure.Forbidden(target, "", "", shown);
                    case 404 -> new Failure.NotFound(target, shown);
                    case 408, 504 -> new Failure.TimedOut(target, Duration.ZERO, shown);
                    case 429 -> new Failure.RateLimited(target, retryAfter(answer.header("Retry-After")), shown);
                    default -> new Failure.ServerFailed(target, answer.status(), shown);
                });
    }

    private static @Nullable Duration retryAfter(String header) {
        return header.chars().allMatch(Character::isDigit) && !header.isEmpty() && header.length() < 6
                ? Duration.ofSeconds(Long.parseLong(header))
                : null;
    }

    /** The innermost reason is the one a person can use. */
    private static String detail(String body) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(body);
            JsonNode error = root.path("error");
            JsonNode cause = error.path("root_cause").path(0);
            String reason = cause.path("reason").asString(error.path("reason").asString(""));
            if (!reason.isEmpty()) {
                return reason;
            }
            return root.path("message").asString(error.isString() ? error.asString() : body);
        } catch (JacksonException notJson) {
            return body.startsWith("<") ? "a web page instead of an answer" : body;
        }
    }

    /** The query parser counts columns from 0. */
    private static int column(String body) {
        var matcher = COLUMN.matcher(body);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) + 1 : 0;
    }
}
