package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.StatusFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an error of the Prometheus API means. The kinds are those of {@code web/api/v1/api.go} (3.14); VictoriaMetrics
 * writes the HTTP status in their place. Errors that are not JSON (a server that starts or stops, a proxy before it) are
 * taken by their status.
 */
final class PrometheusFailure {

    private static final int LONGEST = 64 << 10;
    private static final int MOST_POINTS = 11_000;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,6}):(\\d{1,6}): parse error: ");

    private final String target;
    private final StatusFailure byStatus;
    private final Envelope envelope;

    PrometheusFailure(HttpTarget target, Envelope envelope) {
        this.target = target.name();
        this.byStatus = new StatusFailure(target);
        this.envelope = envelope;
    }

    /** Empty when the answer is good to be read. {@code expression} is what was asked, for the place of a mistake. */
    Optional<Failure> of(Answer answer, String expression, Deadline deadline) throws IOException {
        if (answer.status() / 100 == 2) {
            return byStatus.of(answer);
        }
        String body = new BodyText(LONGEST).read(answer.body());
        JsonNode error = envelope.parse(body);
        String text = error.path("error").asString("");
        return Optional.of(
                text.isEmpty()
                        ? byStatus.of(answer.status(), answer::header, body)
                        : of(error.path("errorType").asString(""), text, answer, expression, deadline));
    }

    private Failure of(String type, String text, Answer answer, String expression, Deadline deadline) {
        int status = answer.status();
        UnaryOperator<String> header = answer::header;
        String said = byStatus.clean(text);
        return switch (type) {
            case "bad_data", "400" -> badData(text, said, expression);
            case "execution", "422" -> execution(said);
            case "timeout" -> new Failure.TimedOut(target, deadline.limit(), said);
            case "not_found" -> new Failure.NotFound(target, said);
            case "not_acceptable" -> new Failure.Unsupported(target, said);
            case "internal", "unavailable", "canceled" -> new Failure.ServerFailed(target, status, said);
            default -> byStatus.of(status, header, text);
        };
    }

    private Failure badData(String text, String said, String expression) {
        if (text.contains("exceeded maximum resolution")) {
            return new Failure.TooLarge(target, MOST_POINTS, "points", said);
        }
        Matcher place = PLACE.matcher(text);
        return place.find()
                ? new Failure.BadQuery(
                        target,
                        byStatus.clean(text.substring(place.end())),
                        column(expression, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))))
                : new Failure.BadQuery(target, said, 0);
    }

    private Failure execution(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("too many samples") || lower.contains("maxsamplesperquery")) {
            return new Failure.TooLarge(target, 0, "samples", said);
        }
        if (lower.contains("prometheus agent")) {
            return new Failure.Unsupported(target, said);
        }
        return new Failure.BadQuery(target, said, 0);
    }

    /** Prometheus counts lines, and bytes within them; we count characters of the whole text. */
    private static int column(String expression, int line, int place) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = expression.indexOf('\n', start);
            if (end < 0) {
                return 0;
            }
            start = end + 1;
        }
        byte[] rest = expression.substring(start).getBytes(StandardCharsets.UTF_8);
        int before = Math.clamp(place - 1, 0, rest.length);
        return start + new String(rest, 0, before, StandardCharsets.UTF_8).length() + 1;
    }
}
