package dev.porthole.connectors.kubernetes.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services as charts and operators make them, weighed by the rules of all products. */
class ScoringTest {

    private final Scoring scoring = new Scoring();

    private Optional<Candidate> best(ServiceFacts service) {
        return new ProductRules()
                .all().stream()
                        .flatMap(rule -> scoring.score(service, rule).stream())
                        .max(Comparator.comparingInt(Candidate::score));
    }

    private static ServiceFacts service(String name, Map<String, String> labels, ServiceFacts.Port... ports) {
        return new ServiceFacts("ops", name, labels, Map.of(), List.of(ports), false, ContainerFacts.NONE);
    }

    private static ServiceFacts.Port port(String name, int number) {
        return new ServiceFacts.Port(name, number, Integer.toString(number));
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus-k8s, 9090, web, PROMETHEUS, Prometheus",
        "thanos-query, 9090, http, PROMETHEUS, Thanos",
        "alertmanager-main, 9093, web, ALERTMANAGER, Alertmanager",
        "elasticsearch-master, 9200, http, ELASTICSEARCH, Elasticsearch",
        "quickstart-es-http, 9200, https, ELASTICSEARCH, Elasticsearch",
        "kibana-kibana, 5601, http, KIBANA, Kibana",
        "grafana, 3000, service, GRAFANA, Grafana"
    })
    void the_usual_name_and_port_are_enough(String name, int port, String portName, ServiceKind kind, String product) {
        Candidate found = best(service(name, Map.of(), port(portName, port))).orElseThrow();

        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.product()).isEqualTo(product);
        assertThat(found.scheme()).isEqualTo(portName.equals("https") ? "https" : "http");
        assertThat(found.reasons()).contains(new Reason(Reason.What.NAME, name));
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus-node-exporter, 9100",
        "prometheus-pushgateway, 9091",
        "prometheus-operator, 8080",
        "elasticsearch-master-headless, 9200",
        "my-cluster-es-transport, 9300"
    })
    void parts_that_do_not_speak_the_protocol_are_none(String name, int port) {
        assertThat(best(service(name, Map.of(), port("http", port)))).isEmpty();
    }

    @Test
    void a_port_alone_is_not_enough_and_none_is_nothing() {
        assertThat(best(service("checkout", Map.of(), port("http", 9090)))).isEmpty();
        assertThat(best(service("prometheus", Map.of()))).isEmpty();
    }

    @Test
    void labels_count_more_than_the_name_and_a_headless_service_less() {
        Map<String, String> labels =
                Map.of("app.kubernetes.io/name", "prometheus", "app.kubernetes.io/component", "server");
        ServiceFacts labelled = service("metrics-store", labels, port("http", 9090));
        var headless =
                new ServiceFacts("ops", "metrics-store", labels, Map.of(), labelled.ports(), true, ContainerFacts.NONE);

        int byLabels = best(labelled).orElseThrow().score();
        assertThat(byLabels)
                .isGreaterThan(best(service("prometheus", Map.of(), port("http", 9090)))
                        .orElseThrow()
                        .score());
        assertThat(best(headless).orElseThrow().score()).isLessThan(byLabels);
    }

    @Test
    void of_several_ports_the_products_own_is_taken_and_never_a_sidecars() {
        assertThat(best(service("prometheus-k8s", Map.of(), port("reloader-web", 8080), port("web", 9090)))
                        .orElseThrow()
                        .service()
                        .port())
                .isEqualTo(9090);
    }
}
