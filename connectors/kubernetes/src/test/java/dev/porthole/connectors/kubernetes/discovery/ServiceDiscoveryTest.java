package dev.porthole.connectors.kubernetes.discovery;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static dev.porthole.connectors.kubernetes.server.FakeApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is made of Services and of what their pods run, on an API server that has just what a case needs. */
class ServiceDiscoveryTest {

    private final List<String> services = new ArrayList<>();
    private final Map<String, String> pods = new TreeMap<>();
    private String prometheuses = "";
    private List<String> asked = List.of();
    private boolean clusterWide = true;
    private boolean podsHidden;

    private void service(String name, String app, int port, String portName, String... labels) {
        var all = new StringBuilder("\"app.kubernetes.io/name\":\"" + app + "\"");
        for (int i = 0; i < labels.length; i += 2) {
            all.append(",\"")
                    .append(labels[i])
                    .append("\":\"")
                    .append(labels[i + 1])
                    .append('"');
        }
        services.add("""
            {"metadata":{"namespace":"monitoring","name":"%s","labels":{%s}},
             "spec":{"clusterIP":"10.0.0.1","selector":{"run":"%s"},
             "ports":[{"name":"%s","port":%d,"targetPort":%d}]}}\
            """.formatted(name, all, name, portName, port, port));
    }

    private void pod(String service, String image, String... args) {
        String quoted = args.length == 0 ? "" : "\"" + String.join("\",\"", args) + "\"";
        pods.put(service, """
            {"spec":{"containers":[{"image":"%s","args":[%s]}]}}\
            """.formatted(image, quoted));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.equals("/api/v1/services") && !clusterWide) {
            answer(exchange, 403, status(403, "Forbidden", "may not list services at the cluster scope"));
        } else if (path.endsWith("/services")) {
            answer(exchange, 200, "{\"items\":[" + String.join(",", services) + "]}");
        } else if (path.endsWith("/pods") && podsHidden) {
            answer(exchange, 403, status(403, "Forbidden", "may not list pods"));
        } else if (path.endsWith("/pods")) {
            String pod = pods.entrySet().stream()
                    .filter(entry ->
                            query.contains("run=" + entry.getKey() + "&") || query.endsWith("run=" + entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            answer(exchange, 200, "{\"items\":[" + pod + "]}");
        } else if (path.endsWith("/prometheuses") && !prometheuses.isEmpty()) {
            answer(exchange, 200, "{\"items\":[" + prometheuses + "]}");
        } else {
            answer(exchange, 404, status(404, "NotFound", "nothing"));
        }
    }

    private Discovered found() throws IOException {
        try (var api = new FakeApiServer(this::handle);
                var cluster = ClusterConnection.open(
                        api.context(UserAuth.NONE), Map.of(), InstantSource.system(), new Random(1))) {
            Outcome<Discovered> outcome =
                    cluster.discovery().find(List.of("monitoring"), Deadline.after(Duration.ofSeconds(30)));
            asked = List.copyOf(api.requests());
            assertThat(outcome).isInstanceOf(Outcome.Success.class);
            return ((Outcome.Success<Discovered>) outcome).value();
        }
    }

    @Test
    void a_prefix_is_taken_from_the_arguments_however_they_are_written() throws IOException {
        service("prometheus-a", "prometheus", 9090, "web", "app.kubernetes.io/component", "server");
        pod("prometheus-a", "quay.io/prometheus/prometheus:v3.1", "--config.file=/p.yml", "--web.route-prefix=/prom/");
        service("alertmanager-a", "alertmanager", 9093, "web");
        pod("alertmanager-a", "prom/alertmanager:v0.28", "--web.external-url", "https://ops.example/alerts");
        service("alertmanager-b", "alertmanager", 9093, "web");
        pod("alertmanager-b", "prom/alertmanager:v0.28", "-c", "exec alertmanager --web.external-url='http://x/am' -v");
        service("alertmanager-c", "alertmanager", 9093, "web");
        pod("alertmanager-c", "prom/alertmanager:v0.28", "--web.external-url=$(URL)");

        Discovered found = found();

        assertThat(found.of(ServiceKind.PROMETHEUS))
                .extracting(Candidate::pathPrefix)
                .containsExactly("/prom");
        assertThat(found.of(ServiceKind.ALERTMANAGER))
                .extracting(candidate -> candidate.service().name(), Candidate::pathPrefix)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("alertmanager-a", "/alerts"),
                        org.assertj.core.groups.Tuple.tuple("alertmanager-b", "/am"),
                        org.assertj.core.groups.Tuple.tuple("alertmanager-c", ""));
        assertThat(found.of(ServiceKind.PROMETHEUS).getFirst().reasons())
                .contains(new Reason(Reason.What.ROUTE_PREFIX, "/prom"));
    }

    @Test
    void where_pods_may_not_be_looked_at_the_custom_resource_tells_the_prefix() throws IOException {
        podsHidden = true;
        service("prometheus-operated", "prometheus", 9090, "web", "operated-prometheus", "true");
        prometheuses = """
            {"metadata":{"namespace":"monitoring","name":"k8s"},"spec":{"externalUrl":"https://ops.example/metrics"}}\
            """;

        assertThat(found().of(ServiceKind.PROMETHEUS))
                .extracting(Candidate::pathPrefix)
                .containsExactly("/metrics");
    }

    @Test
    void of_several_custom_resources_the_one_counts_that_the_service_selects() throws IOException {
        podsHidden = true;
        service("prometheus-operated", "prometheus", 9090, "web", "operated-prometheus", "true");
        prometheuses = """
            {"metadata":{"namespace":"monitoring","name":"other"},"spec":{"routePrefix":"/other","replicas":2}},
            {"metadata":{"namespace":"monitoring","name":"prometheus-operated"},"spec":{"routePrefix":"/mine/"}}\
            """;

        assertThat(found().of(ServiceKind.PROMETHEUS))
                .extracting(Candidate::pathPrefix)
                .containsExactly("/mine");
    }

    @Test
    void where_the_pods_tell_no_custom_resource_is_asked_for() throws IOException {
        service("prometheus-a", "prometheus", 9090, "web", "app.kubernetes.io/component", "server");
        pod("prometheus-a", "quay.io/prometheus/prometheus:v3.1");
        service("prometheus-without-pods", "prometheus", 9090, "web");

        found();

        assertThat(asked).noneMatch(request -> request.contains("monitoring.coreos.com"));
    }

    @Test
    void an_agent_stands_behind_all_that_can_be_asked_and_says_so() throws IOException {
        service("prometheus-server", "prometheus", 9090, "web", "app.kubernetes.io/component", "server");
        pod("prometheus-server", "prom/prometheus:v3.1", "--agent", "--config.file=/p.yml");
        service("prometheus-old", "prometheus", 9090, "web", "app.kubernetes.io/component", "server");
        pod("prometheus-old", "prom/prometheus:v2.50", "--enable-feature=exemplar-storage,agent");
        service("vmsingle-main", "vmsingle", 8429, "http");
        pod("vmsingle-main", "victoriametrics/victoria-metrics:v1.100");

        List<Candidate> all = found().of(ServiceKind.PROMETHEUS);

        assertThat(all).extracting(Candidate::product).first().isEqualTo("VictoriaMetrics");
        assertThat(all).hasSize(3);
        assertThat(all.subList(1, 3))
                .allSatisfy(agent -> assertThat(agent.reasons()).contains(new Reason(Reason.What.AGENT, "")));
    }

    @Test
    void the_cluster_of_victoria_metrics_is_asked_at_its_tenant() throws IOException {
        service("vmselect-main", "vmselect", 8481, "http");
        pod("vmselect-main", "victoriametrics/vmselect:v1.100-cluster");
        service("vm-victoria-metrics-cluster-vmselect", "victoria-metrics-cluster", 8481, "http", "app", "vmselect");
        service("vminsert-main", "vminsert", 8480, "http");
        service("vmstorage-main", "vmstorage", 8482, "http");

        assertThat(found().of(ServiceKind.PROMETHEUS))
                .hasSize(2)
                .allSatisfy(candidate -> assertThat(candidate.pathPrefix()).isEqualTo("/select/0/prometheus"));
    }

    @Test
    void rights_on_one_namespace_are_enough_and_which_one_it_was_is_known() throws IOException {
        clusterWide = false;
        service("prometheus-server", "prometheus", 80, "http", "app.kubernetes.io/component", "server");

        Discovered found = found();

        assertThat(found.of(ServiceKind.PROMETHEUS)).hasSize(1);
        assertThat(found.namespaces()).contains("monitoring");
        assertThat(found.missing()).isNotEmpty();
    }
}
