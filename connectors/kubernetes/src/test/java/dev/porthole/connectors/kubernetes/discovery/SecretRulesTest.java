package dev.porthole.connectors.kubernetes.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where charts put logins, by the names that they give to their Services. */
class SecretRulesTest {

    private static List<SecretPlace> places(ServiceKind kind, String product, String service) {
        return new SecretRules()
                .of(new Candidate(kind, product, new ServiceRef("ops", service, 1), "http", "", 100, List.of()));
    }

    @Test
    void eck_names_them_by_the_cluster() {
        assertThat(places(ServiceKind.ELASTICSEARCH, "Elasticsearch", "logs-es-http"))
                .containsExactly(new SecretPlace(
                        "ops", "logs-es-elastic-user", "elastic", "", "elastic", "logs-es-http-certs-public", "ECK"));
        assertThat(places(ServiceKind.KIBANA, "Kibana", "logs-kb-http")
                        .getFirst()
                        .secret())
                .isEqualTo("logs-es-elastic-user");
    }

    @Test
    void a_chart_is_looked_for_at_its_own_place_and_then_at_anothers() {
        assertThat(places(ServiceKind.ELASTICSEARCH, "Elasticsearch", "elasticsearch-master"))
                .extracting(SecretPlace::secret)
                .containsExactly("elasticsearch-master-credentials", "elasticsearch-master");
        assertThat(places(ServiceKind.GRAFANA, "Grafana", "grafana"))
                .flatExtracting(SecretPlace::keys)
                .containsExactly(
                        "grafana: admin-user", "grafana: admin-password", "grafana-admin: GF_SECURITY_ADMIN_PASSWORD");
    }

    @Test
    void opensearch_and_its_dashboards_share_the_operators() {
        assertThat(places(ServiceKind.ELASTICSEARCH, "OpenSearch", "search")
                        .getFirst()
                        .secret())
                .isEqualTo("search-admin-password");
        assertThat(places(ServiceKind.KIBANA, "OpenSearch Dashboards", "search-dashboards"))
                .extracting(SecretPlace::secret)
                .containsExactly("search-admin-password");
        assertThat(places(ServiceKind.KIBANA, "OpenSearch Dashboards", "dashboards-of-ours"))
                .isEmpty();
    }

    @Test
    void who_makes_no_login_has_no_place() {
        assertThat(places(ServiceKind.PROMETHEUS, "Prometheus", "prometheus")).isEmpty();
        assertThat(places(ServiceKind.ALERTMANAGER, "Alertmanager", "alertmanager"))
                .isEmpty();
    }
}
