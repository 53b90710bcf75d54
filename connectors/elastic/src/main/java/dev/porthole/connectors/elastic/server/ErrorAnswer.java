package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.StatusFailure;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer that is no success means, of the search server or of a Kibana before it. The search server says
 * {@code {"error":{"root_cause":[{"reason":...}],...}}} or, from old versions and proxies, {@code {"error":"text"}};
 * Kibana says {@code {"statusCode":...,"message":...}}; what stands in front of them may say anything.
 */
public final class ErrorAnswer {

    public static final Detail CONSOLE_OFF = Detail.of("elastic.console-off");

    private static final int MOST = 64 * 1024;
    private static final Pattern PARSER =
            Pattern.compile("(Encountered .{1,60}|Lexical error) at line 1, column (\\d+)");

    private final String target;
    private final StatusFailure status;
    private final JsonMapper json;

    public ErrorAnswer(HttpTarget target, JsonMapper json) {
        this.target = target.name();
        this.status = new StatusFailure(target);
        this.json = json;
    }

    public boolean isError(HttpGateway.Answer answer) {
        return answer.status() != 200
                || answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    public Failure failure(HttpGateway.Answer answer) throws IOException {
        return failure(answer, new BodyText(MOST).read(answer.body()));
    }

    public <T> Outcome<T> unparseable(Detail detail) {
        return Outcome.failed(new Failure.Unparseable(target, detail));
    }

    /** What is no JSON, in the words of who read it. */
    public <T> Outcome<T> unparseable(JacksonException malformed) {
        return unparseable(Detail.said(status.clean(malformed.getOriginalMessage())));
    }

    private Failure failure(HttpGateway.Answer answer, String body) {
        JsonNode root = tree(body);
        String reason = reason(root);
        boolean kibana = root.has("statusCode");
        if (kibana && answer.status() == 404) {
            return new Failure.Unsupported(target, CONSOLE_OFF);
        }
        if (kibana && answer.status() == 400) {
            return new Failure.Unsupported(target, status.clean(reason));
        }
        if (answer.status() == 400 && !reason.isEmpty()) {
            Matcher place = PARSER.matcher(body);
            // the parser counts columns from 0
            return place.find()
                    ? new Failure.BadQuery(
                            target,
                            status.clean(reason + ": " + place.group(1).replace("\\\"", "\"")),
                            Integer.parseInt(place.group(2)) + 1)
                    : new Failure.BadQuery(target, status.clean(reason), 0);
        }
        return status.of(answer.status(), answer::header, reason.isEmpty() ? body : reason);
    }

    /** What really happened stands in the cause of the cause. */
    public static String innermost(JsonNode told) {
        JsonNode cause = told;
        for (int depth = 0;
                depth < 10
                        && !cause.path("caused_by").path("reason").asString("").isEmpty();
                depth++) {
            cause = cause.path("caused_by");
        }
        return cause.path("reason").asString("");
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.missingNode();
        }
    }

    /** The root cause's is the one a person can use. */
    private static String reason(JsonNode root) {
        JsonNode error = root.path("error");
        for (JsonNode told : new JsonNode[] {
            error.path("root_cause").path(0),
            error.path("failed_shards").path(0).path("reason"),
            error.path("caused_by"),
            error
        }) {
            String reason = innermost(told);
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return root.path("message").asString(error.isString() ? error.asString() : "");
    }
}
