package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that holds no data means, by HTTP's own rules. Adapters look into the body for their product's error
 * first and come here with the rest.
 */
public final class StatusFailure {

    private static final int SNIPPET = 4096;
    private static final Pattern LOGIN = Pattern.compile(
            "login|log-in|signin|sign-in|sign_in|oauth|openid|saml|/sso|/auth", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD_FIELD =
            Pattern.compile("type\\s*=\\s*[\"']?password", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,100}>([^<]{0,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,1000}>");

    private final String target;
    private final Redaction redaction;

    public StatusFailure(HttpTarget target) {
        this.target = target.name();
        this.redaction = new Redaction(target.credentials());
    }

    /** Empty when the answer is a 2xx that is not an HTML page; else why it is of no use, read from its beginning. */
    public Optional<Failure> of(HttpGateway.Answer answer) throws IOException {
        boolean html = answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
        if (answer.status() / 100 == 2 && !html) {
            return Optional.empty();
        }
        return Optional.of(of(answer.status(), answer::header, new BodyText(SNIPPET).read(answer.body())));
    }

    /** The failure for a status with the body's beginning; for a 2xx, that the body is not what was expected. */
    public Failure of(int status, UnaryOperator<String> header, String body) {
        String said = words(body);
        return switch (status) {
            case 401, 407 -> new Failure.Unauthorized(target, said);
            case 403 -> new Failure.Forbidden(target, "", "", said);
            case 404, 410 -> new Failure.NotFound(target, said);
            case 405, 406, 415, 501 -> new Failure.Unsupported(target, with("http.status", said, status));
            case 429 -> new Failure.RateLimited(target, retryAfter(header), said);
            default -> {
                if (status >= 300 && status < 400) {
                    yield redirect(header.apply("Location"));
                }
                if (status >= 500) {
                    yield new Failure.ServerFailed(target, status, said);
                }
                if (status >= 400) {
                    yield new Failure.BadQuery(
                            target, said.isEmpty() ? Detail.of("http.status", status) : Detail.said(said), 0);
                }
                yield PASSWORD_FIELD.matcher(body).find()
                        ? new Failure.Unauthorized(target, with("http.loginPage", said))
                        : new Failure.Unparseable(target, with("http.webPage", said));
            }
        };
    }

    /** {@code text} as it may stand in a failure: one short line without our secrets. */
    public String clean(String text) {
        return new OneLineText(redaction.of(text)).text();
    }

    private Failure redirect(String location) {
        // The query is left out: it may carry a token.
        String place = clean(location.replaceFirst("[?#].*", ""));
        return LOGIN.matcher(withoutHost(location)).find()
                ? new Failure.Unauthorized(target, with("http.loginRedirect", place))
                : new Failure.NotFound(target, with("http.redirect", place));
    }

    private static String withoutHost(String location) {
        try {
            URI uri = URI.create(location);
            return uri.getRawAuthority() == null ? location : uri.getRawAuthority() + uri.getRawPath();
        } catch (IllegalArgumentException notAnAddress) {
            return location;
        }
    }

    private String words(String body) {
        Matcher title = TITLE.matcher(body);
        if (title.find()) {
            return clean(title.group(1));
        }
        return clean(body.stripLeading().startsWith("<") ? TAG.matcher(body).replaceAll(" ") : body);
    }

    /** Seconds, or a date counted from the answer's own date. */
    private static @Nullable Duration retryAfter(UnaryOperator<String> header) {
        String value = header.apply("Retry-After").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration wait = Duration.between(date(header.apply("Date")), date(value));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** The sentence {@code key}, or {@code key.said} with the other side's words as its last argument. */
    private static Detail with(String key, String said, Object... arguments) {
        if (said.isEmpty()) {
            return Detail.of(key, arguments);
        }
        var all = new ArrayList<>(List.of(arguments));
        all.add(said);
        return Detail.of(key + ".said", all.toArray());
    }
}
