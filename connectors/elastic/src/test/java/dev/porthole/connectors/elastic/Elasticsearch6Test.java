package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Straight on Elasticsearch 6.8 with security on: no point in time, no index resolution, totals as plain numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Elasticsearch6Test extends SearchContract {

    private Elasticsearch6Node node;
    private ElasticLogSource source;

    @BeforeAll
    void start() throws Exception {
        node = Elasticsearch6Node.start();
        new SampleLogs(node.server(), true).write();
        put("role/shop_reader", """
            {"indices": [{"names": ["filebeat-*"], "privileges": ["read", "view_index_metadata"]}]}
            """);
        put("user/stranger", "{\"password\": \"foreign-one\", \"roles\": []}");
        put("user/reader", "{\"password\": \"reading-only\", \"roles\": [\"shop_reader\"]}");
    }

    private void put(String what, String body) throws Exception {
        node.server().send("PUT", "/_xpack/security/" + what, body);
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @BeforeEach
    void open() {
        source = ElasticLogSource.direct(node.server().gateway(), "here", LogIndices.FOUND);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Override
    protected LogSource source() {
        return source;
    }

    private Failure failure(String user, String password) {
        var login = new Credentials.Basic(user, new Secret(password));
        var target = node.server().target().with(login);
        try (var other = ElasticLogSource.direct(new PooledHttpGateway(target), "here", LogIndices.of("filebeat-*"))) {
            Outcome<?> outcome = other.search(all(), null, 10, soon());
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            return ((Outcome.Failed<?>) outcome).failure();
        }
    }

    @Test
    void it_says_which_version_it_is() {
        assertThat(value(source.probe(soon()))).isEqualTo(new Identity("Elasticsearch", "6.8.23", "here"));
    }

    @Test
    void a_wrong_password_is_unauthorized_and_stays_secret() {
        Failure failure = failure("elastic", "wr0ng-passw0rd");

        assertThat(failure).isInstanceOf(Failure.Unauthorized.class);
        assertThat(failure.detail().toString())
                .contains("failed to authenticate user [elastic]")
                .doesNotContain("wr0ng");
    }

    @Test
    void a_user_who_may_only_read_the_logs_finds_and_reads_them() {
        var target = node.server().target().with(new Credentials.Basic("reader", new Secret("reading-only")));
        try (var other = ElasticLogSource.direct(new PooledHttpGateway(target), "here", LogIndices.FOUND)) {
            assertThat(value(other.search(all(), null, 10, soon())).total()).isEqualTo(SampleLogs.LINES);
            assertThat(value(other.histogram(all(), 10, soon())).total()).isEqualTo(SampleLogs.LINES);
            assertThat(value(other.probe(soon()))).isEqualTo(new Identity("Elasticsearch", "", "here"));
        }
    }

    @Test
    void a_user_without_rights_is_forbidden_with_the_servers_words() {
        assertThat(failure("stranger", "foreign-one"))
                .isInstanceOfSatisfying(
                        Failure.Forbidden.class,
                        forbidden -> assertThat(forbidden.detail().toString())
                                .contains("is unauthorized for user [stranger]"));
    }
}
