package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.StatusFailure;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer that is no success means. Its body is a JSON string, an object with a message, plain text or nothing. */
final class ErrorAnswer {

    private static final int MOST = 16 * 1024;

    /** How {@code --web.get-concurrency} refuses, with a 503. */
    private static final String BUSY = "Limit of concurrent GET requests reached";

    private final String target;
    private final StatusFailure status;
    private final JsonMapper json;

    ErrorAnswer(HttpTarget target, JsonMapper json) {
        this.target = target.name();
        this.status = new StatusFailure(target);
        this.json = json;
    }

    boolean isError(HttpGateway.Answer answer) {
        return answer.status() != 200
                || answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    <T> Outcome<T> failed(HttpGateway.Answer answer) throws IOException {
        String words = words(new BodyText(MOST).read(answer.body()));
        return Outcome.failed(
                answer.status() == 503 && words.startsWith(BUSY)
                        ? new Failure.RateLimited(target, null, status.clean(words))
                        : status.of(answer.status(), answer::header, words));
    }

    /** An answer that is not of the shape the API promises. */
    <T> Outcome<T> unparseable(Detail detail) {
        return Outcome.failed(new Failure.Unparseable(target, detail));
    }

    /** What is no JSON, in the words of who read it. */
    <T> Outcome<T> unparseable(JacksonException malformed) {
        return unparseable(Detail.said(status.clean(malformed.getOriginalMessage())));
    }

    private String words(String body) {
        try {
            JsonNode root = json.readTree(body);
            if (root.isString()) {
                return root.asString();
            }
            return root.path("message").asString(root.path("error").asString(body));
        } catch (JacksonException notJson) {
            return body;
        }
    }
}
