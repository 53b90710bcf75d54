package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.StatusFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> KINDS = Set.of(
            "bad_data",
            "400",
            "execution",
            "422",
            "timeout",
            "not_found",
            "not_acceptable",
            "internal",
            "unavailable",
            "canceled");

    /** How Mimir, Cortex, Thanos, Loki's kin and VictoriaMetrics say that it was too much, whatever status they say it with. */
    private static final List<String> TOO_MUCH = List.of(
            "too many samples",
            "maxsamplesperquery",
            "err-mimir-max",
            "exceeds the limit",
            "exceeded the limit",
            "exceeds limit",
            "limit exceeded",
            "max-series",
            "maximum number of series",
            "number of matching timeseries exceeds",
            "the limit of",
            "query length");

    /** How they say that what they store could not be had. */
    private static final List<String> STORAGE =
            List.of("expanding series", "rpc error", "connection refused", "context deadline", "no such host");

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
        String encoding = answer.header("Content-Encoding").toLowerCase(Locale.ROOT);
        if (!encoding.isBlank() && !encoding.equals("identity") && !encoding.contains("gzip")) {
            return Optional.of(new Failure.Unparseable(target, Detail.of("prometheus.encoding", encoding)));
        }
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

    /** What an error means that came with a good status. */
    Failure of(ErrorStatusException error, Answer answer, String expression, Deadline deadline) {
        Failure known = of(error.type(), error.said(), answer, expression, deadline);
        return answer.status() / 100 == 2 && !KINDS.contains(error.type())
                ? new Failure.ServerFailed(target, answer.status(), byStatus.clean(error.said()))
                : known;
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
        if (isAny(TOO_MUCH, text)) {
            return new Failure.TooLarge(target, 0, "samples", said);
        }
        return place.find()
                ? new Failure.BadQuery(
                        target,
                        byStatus.clean(text.substring(place.end())),
                        column(expression, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))))
                : new Failure.BadQuery(target, said, 0);
    }

    private Failure execution(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (isAny(TOO_MUCH, said)) {
            return new Failure.TooLarge(target, 0, "samples", said);
        }
        if (isAny(STORAGE, said)) {
            return new Failure.ServerFailed(target, 422, said);
        }
        if (lower.contains("prometheus agent")) {
            return new Failure.Unsupported(target, said);
        }
        return new Failure.BadQuery(target, said, 0);
    }

    private static boolean isAny(List<String> signs, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return signs.stream().anyMatch(lower::contains);
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
