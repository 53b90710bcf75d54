package dev.porthole.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerTrialTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Failure PLAIN_ON_TLS =
            new Failure.BadQuery("Prometheus", "Client sent an HTTP request to an HTTPS server.", 0);
    private static final Failure UNTRUSTED =
            new Failure.TlsRejected("Prometheus", "the server's certificate is not from an authority");
    private static final Failure NO_TLS =
            new Failure.TlsRejected("Prometheus", "the server does not speak TLS on this port; http:// may be meant");
    private static final Failure LOGIN = new Failure.Unauthorized("Prometheus", "");
    private static final Failure CUT = new Failure.Unreachable("Prometheus", "closed without an answer");
    private static final Failure FORBIDDEN = new Failure.Forbidden("test", "create", "pods/portforward", "");

    /** Nothing is asked through it: the sources of these tests answer by themselves. */
    private record NoGateway() implements HttpGateway {
        @Override
        public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpTarget target() {
            return HttpTarget.direct("Prometheus", URI.create("http://localhost:9090"));
        }

        @Override
        public void close() {}
    }

    private final List<FakeSource> made = new ArrayList<>();

    private Outcome<FakeSource> tried(Map<String, Outcome<Identity>> answers, Place... schemes) {
        return new ServerTrial<FakeSource>(
                        (gateway, where) -> {
                            var source = new FakeSource(where, deadline -> answers.get(where));
                            made.add(source);
                            return source;
                        },
                        Worth.ofAny())
                .answering(List.of(schemes), LIMIT);
    }

    private static Place place(String scheme) {
        return new Place("a/b:1", scheme, NoGateway::new);
    }

    private static Outcome<Identity> failed(Failure why) {
        return Outcome.failed(why);
    }

    private Outcome<FakeSource> both(Failure http, Failure https) {
        return tried(Map.of("http", failed(http), "https", failed(https)), place("http"), place("https"));
    }

    @Test
    void the_reason_of_tls_is_told_where_plain_http_was_only_refused() {
        assertThat(both(PLAIN_ON_TLS, UNTRUSTED)).isEqualTo(Outcome.failed(UNTRUSTED));
        assertThat(both(PLAIN_ON_TLS, LOGIN)).isEqualTo(Outcome.failed(LOGIN));
        assertThat(both(CUT, UNTRUSTED)).isEqualTo(Outcome.failed(UNTRUSTED));
        assertThat(made).allMatch(source -> source.closed);
    }

    @Test
    void the_first_reason_is_told_where_there_is_no_tls() {
        assertThat(both(LOGIN, NO_TLS)).isEqualTo(Outcome.failed(LOGIN));
        assertThat(both(CUT, CUT)).isEqualTo(Outcome.failed(CUT));
        Failure page = new Failure.Unparseable("Prometheus", "a web page");
        assertThat(both(page, NO_TLS)).isEqualTo(Outcome.failed(page));
        Failure keyed = new Failure.TlsRejected("Prometheus", Detail.of("http.plaintext"));
        assertThat(both(page, keyed)).isEqualTo(Outcome.failed(page));
    }

    @Test
    void the_second_scheme_is_taken_when_it_works() {
        Outcome<FakeSource> outcome =
                tried(Map.of("http", failed(PLAIN_ON_TLS), "https", FakeSource.well()), place("http"), place("https"));

        assertThat(((Outcome.Success<FakeSource>) outcome).value().where).isEqualTo("https");
    }

    @Test
    void another_way_is_tried_where_the_first_is_forbidden_and_what_is_missing_is_told_where_that_fails_too() {
        var direct = new Place("a/b:1", "tunnel", NoGateway::new, Optional.of(place("proxy")));

        Outcome<FakeSource> works = tried(Map.of("tunnel", failed(FORBIDDEN), "proxy", FakeSource.well()), direct);
        assertThat(((Outcome.Success<FakeSource>) works).value().where).isEqualTo("proxy");

        assertThat(tried(Map.of("tunnel", failed(FORBIDDEN), "proxy", failed(CUT)), direct))
                .isEqualTo(Outcome.failed(FORBIDDEN));
    }
}
