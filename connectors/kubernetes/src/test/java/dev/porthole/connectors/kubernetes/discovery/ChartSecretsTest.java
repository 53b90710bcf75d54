package dev.porthole.connectors.kubernetes.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real Secrets, of the names and keys that charts and operators give them, on a real API server. */
@Timeout(180)
class ChartSecretsTest {

    private static final String PASSWORD = "planted-pässword-7";
    private static TestCluster cluster;
    private static ClusterConnection connection;

    @BeforeAll
    static void open() {
        cluster = new TestCluster();
        connection = ClusterConnection.open(cluster.context());
        secret("quickstart-es-elastic-user", Map.of("elastic", PASSWORD));
        secret("quickstart-es-http-certs-public", Map.of("tls.crt", "the leaf", "ca.crt", "the authority"));
        secret("quickstart-kb-http-certs-public", Map.of("ca.crt", "kibana's authority"));
        secret("elasticsearch-master-credentials", Map.of("username", "elastic", "password", PASSWORD));
        secret("elasticsearch-master-certs", Map.of("ca.crt", "the authority", "tls.key", "not to be read"));
        secret("kps-grafana", Map.of("admin-user", "boss", "admin-password", PASSWORD, "ldap-toml", ""));
        secret("logs-admin-password", Map.of("username", "admin", "password", PASSWORD));
        secret("half-grafana", Map.of("admin-user", "boss"));
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            connection.close();
            cluster.close();
        }
    }

    private static void secret(String name, Map<String, String> values) {
        cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .create();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static Candidate candidate(ServiceKind kind, String product, String service) {
        return new Candidate(
                kind, product, new ServiceRef(cluster.namespace(), service, 80), "https", "", 100, List.of());
    }

    private static List<SecretPlace> places(ServiceKind kind, String product, String service) {
        return connection.chartSecrets().places(candidate(kind, product, service));
    }

    private static SecretPlace grafana(String service) {
        return places(ServiceKind.GRAFANA, "Grafana", service).getFirst();
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static void holds(List<SecretPlace> places, String user, String authority) {
        Outcome<FoundCredential> outcome = connection.chartSecrets().read(places.getFirst(), soon());
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        FoundCredential found = ((Outcome.Success<FoundCredential>) outcome).value();
        assertThat(found.user()).isEqualTo(user);
        assertThat(found.password().reveal()).isEqualTo(PASSWORD);
        assertThat(found.authority()).isEqualTo(Optional.of(authority).filter(text -> !text.isEmpty()));
        assertThat(found.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void eck_s_elastic_user_comes_with_the_authority_of_its_server() {
        List<SecretPlace> search = places(ServiceKind.ELASTICSEARCH, "Elasticsearch", "quickstart-es-http");
        assertThat(search)
                .singleElement()
                .satisfies(place -> assertThat(place.keys())
                        .containsExactly(
                                "quickstart-es-elastic-user: elastic", "quickstart-es-http-certs-public: ca.crt"));
        holds(search, "elastic", "the authority");
        holds(places(ServiceKind.KIBANA, "Kibana", "quickstart-kb-http"), "elastic", "kibana's authority");
    }

    @Test
    void the_elastic_chart_names_the_user_in_the_secret() {
        holds(places(ServiceKind.ELASTICSEARCH, "Elasticsearch", "elasticsearch-master"), "elastic", "the authority");
        holds(places(ServiceKind.KIBANA, "Kibana", "kibana-kibana"), "elastic", "");
    }

    @Test
    void the_grafana_chart_s_secret_is_named_as_its_service() {
        assertThat(grafana("kps-grafana").keys())
                .containsExactly("kps-grafana: admin-user", "kps-grafana: admin-password");
        holds(List.of(grafana("kps-grafana")), "boss", "");
    }

    @Test
    void the_opensearch_operator_s_admin_serves_the_dashboards_as_well() {
        holds(places(ServiceKind.ELASTICSEARCH, "OpenSearch", "logs"), "admin", "");
        holds(places(ServiceKind.KIBANA, "OpenSearch Dashboards", "logs-dashboards"), "admin", "");
    }

    @Test
    void products_without_a_login_of_their_own_have_no_place() {
        assertThat(places(ServiceKind.PROMETHEUS, "Prometheus", "prometheus-server"))
                .isEmpty();
        assertThat(places(ServiceKind.ALERTMANAGER, "Alertmanager", "alertmanager-main"))
                .isEmpty();
    }

    @Test
    void a_secret_or_a_key_that_is_not_there_is_not_found() {
        SecretPlace nowhere = grafana("other-grafana");
        assertThat(failure(connection.chartSecrets().read(nowhere, soon())))
                .isEqualTo(new Failure.NotFound(nowhere.toString(), "secrets \"other-grafana\" not found"));
        SecretPlace half = grafana("half-grafana");
        assertThat(failure(connection.chartSecrets().read(half, soon())))
                .isEqualTo(new Failure.NotFound(half.toString(), Detail.of("secret.no-key", "admin-password")));
    }

    @Test
    void who_may_not_read_secrets_is_told_the_right_that_is_missing() {
        try (var restricted = ClusterConnection.open(cluster.user("nosecrets", TestCluster.right("pods", "get")))) {
            SecretPlace place = grafana("kps-grafana");
            Failure failure = failure(restricted.chartSecrets().read(place, soon()));
            assertThat(failure).isInstanceOf(Failure.Forbidden.class);
            assertThat(((Failure.Forbidden) failure).verb()).isEqualTo("get");
            assertThat(((Failure.Forbidden) failure).resource()).isEqualTo("secrets");
            assertThat(failure.target()).isEqualTo(place.toString());
        }
    }

    @Test
    void the_right_to_the_login_alone_gives_it_without_the_authority_and_says_so() {
        var right = TestCluster.right("secrets", "get");
        right.setResourceNames(List.of("quickstart-es-elastic-user"));
        try (var restricted = ClusterConnection.open(cluster.user("onesecret", right))) {
            SecretPlace place = places(ServiceKind.ELASTICSEARCH, "Elasticsearch", "quickstart-es-http")
                    .getFirst();
            TestCluster.await(
                    "the right",
                    () -> restricted.chartSecrets().read(place, soon())
                                    instanceof Outcome.Success<FoundCredential>(var login, var notes)
                            && login.password().reveal().equals(PASSWORD)
                            && login.authority().isEmpty()
                            && notes.size() == 1
                            && notes.getFirst().toString().contains("quickstart-es-http-certs-public"));
        }
    }

    @Test
    void looking_for_places_asks_nothing_and_damage_is_told_without_the_value() throws IOException {
        String damaged = "{\"data\":{\"admin-user\":\"Ym9zcw==\",\"admin-password\":\"planted*\"}}";
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(exchange, 200, damaged));
                var fake = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            List<SecretPlace> places = fake.chartSecrets().places(candidate(ServiceKind.GRAFANA, "Grafana", "grafana"));
            assertThat(server.requests()).isEmpty();
            Failure failure = failure(fake.chartSecrets().read(places.getFirst(), soon()));
            assertThat(failure).isEqualTo(new Failure.Unparseable("fake", Detail.of("secret.base64")));
            assertThat(server.requests())
                    .containsExactly("GET /api/v1/namespaces/" + cluster.namespace() + "/secrets/grafana");
        }
    }
}
