package dev.porthole.connectors.kubernetes.discovery;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How each product is recognised: by the labels its charts and operators set, by its Service's name, by its port, by
 * its image. Sources of the names: the charts kube-prometheus-stack, prometheus, grafana, opensearch,
 * elastic/elasticsearch and elastic/kibana, bitnami; the operators of Prometheus, ECK and VictoriaMetrics; OpenShift.
 */
final class ProductRules {

    /**
     * One product.
     *
     * @param labels says so for certain
     * @param name of the Service
     * @param ports it usually has, by number, the likeliest first
     * @param portNames by name
     * @param image of its main container
     */
    record Rule(
            ServiceKind kind,
            String product,
            Predicate<ServiceFacts> labels,
            Pattern name,
            List<Integer> ports,
            List<String> portNames,
            Pattern image,
            String pathPrefix) {}

    private static final List<String> WEB = List.of("http-web", "web", "http", "https");

    List<Rule> all() {
        return List.of(
                rule(
                        ServiceKind.PROMETHEUS,
                        "Prometheus",
                        service -> is(service, "operated-prometheus", "true")
                                || service.appLabel().equals("kube-prometheus-stack-prometheus")
                                || service.appLabel().equals("prometheus") && component(service, "server", "prometheus")
                                || service.appLabel().equals("kube-prometheus") && component(service, "prometheus"),
                        "prometheus-server|prometheus-operated|prometheus-k8s|.*-prometheus(-server)?|prometheus",
                        List.of(9090, 9091),
                        "(^|.*/)prometheus/prometheus[:@].*|(^|.*/)bitnami[a-z]*/prometheus[:@].*",
                        ""),
                rule(
                        ServiceKind.PROMETHEUS,
                        "Thanos",
                        service -> service.appLabel().startsWith("thanos")
                                && component(service, "query", "query-frontend", "query-layer"),
                        "thanos-quer(y|ier)(-frontend)?|.*-thanos-query(-frontend)?",
                        List.of(9090, 10902, 9091),
                        "(^|.*/)thanos[:@].*",
                        ""),
                rule(
                        ServiceKind.PROMETHEUS,
                        "VictoriaMetrics",
                        service -> List.of("vmsingle", "victoria-metrics-single", "vmauth")
                                .contains(service.appLabel()),
                        "vmsingle-.*|.*victoria-metrics(-single)?(-server)?|vmauth-.*",
                        List.of(8429, 8428, 8427),
                        "(^|.*/)victoriametrics/(victoria-metrics|vmauth)[:@].*",
                        ""),
                rule(
                        ServiceKind.PROMETHEUS,
                        "VictoriaMetrics cluster",
                        service -> service.appLabel().equals("vmselect")
                                || component(service, "vmselect")
                                || service.label("app").equals("vmselect"),
                        "vmselect(-.*)?|.*-vmselect",
                        List.of(8481),
                        "(^|.*/)victoriametrics/vmselect[:@].*",
                        // docs.victoriametrics.com, "URL format": the tenant is 0 unless another was written to
                        "/select/0/prometheus"),
                rule(
                        ServiceKind.PROMETHEUS,
                        "Mimir",
                        service -> service.appLabel().equals("mimir")
                                && component(service, "nginx", "gateway", "query-frontend"),
                        "mimir-(nginx|gateway|query-frontend)|.*-mimir-(nginx|gateway|query-frontend)",
                        List.of(80, 8080),
                        "(^|.*/)grafana/mimir[:@].*",
                        "/prometheus"),
                rule(
                        ServiceKind.ALERTMANAGER,
                        "Alertmanager",
                        service -> is(service, "operated-alertmanager", "true")
                                || service.appLabel().equals("kube-prometheus-stack-alertmanager")
                                || service.appLabel().equals("alertmanager")
                                || service.appLabel().equals("vmalertmanager")
                                || service.appLabel().equals("kube-prometheus") && component(service, "alertmanager")
                                || service.appLabel().equals("prometheus") && component(service, "alertmanager"),
                        "alertmanager-(operated|main)|alertmanager|.*-alertmanager|vmalertmanager-.*",
                        List.of(9093, 9094),
                        "(^|.*/)(prom(etheus)?|bitnami[a-z]*)/alertmanager[:@].*",
                        ""),
                rule(
                        ServiceKind.ELASTICSEARCH,
                        "Elasticsearch",
                        service -> is(service, "common.k8s.elastic.co/type", "elasticsearch")
                                || is(service, "chart", "elasticsearch")
                                || service.appLabel().equals("elasticsearch")
                                || service.appLabel().matches("elasticsearch-(master|client|coordinating|data)"),
                        "elasticsearch(-(master|client|coordinating|es-http))?|.*-es-http|.*-elasticsearch(-(master|client|coordinating))?",
                        List.of(9200),
                        "(^|.*/)elasticsearch[:@].*",
                        ""),
                rule(
                        ServiceKind.ELASTICSEARCH,
                        "OpenSearch",
                        service -> service.appLabel().equals("opensearch")
                                || !service.label("opensearch.cluster").isEmpty()
                                || !service.label("opster.io/opensearch-cluster")
                                        .isEmpty(),
                        "opensearch(-cluster-master)?|.*-opensearch(-(master|coordinating))?",
                        List.of(9200),
                        "(^|.*/)opensearch[:@].*",
                        ""),
                rule(
                        ServiceKind.KIBANA,
                        "Kibana",
                        service -> is(service, "common.k8s.elastic.co/type", "kibana")
                                || service.appLabel().equals("kibana"),
                        "kibana(-kb-http)?|.*-kb-http|.*-kibana|kibana-.*",
                        List.of(5601),
                        "(^|.*/)kibana[:@].*",
                        ""),
                rule(
                        ServiceKind.KIBANA,
                        "OpenSearch Dashboards",
                        service -> service.appLabel().equals("opensearch-dashboards"),
                        ".*opensearch-dashboards|.*-dashboards",
                        List.of(5601),
                        "(^|.*/)opensearch-dashboards[:@].*",
                        ""),
                rule(
                        ServiceKind.GRAFANA,
                        "Grafana",
                        service -> service.appLabel().equals("grafana"),
                        "grafana|.*-grafana",
                        List.of(3000, 80),
                        "(^|.*/)grafana/grafana(-enterprise)?[:@].*|(^|.*/)bitnami[a-z]*/grafana[:@].*",
                        ""));
    }

    private static Rule rule(
            ServiceKind kind,
            String product,
            Predicate<ServiceFacts> labels,
            String name,
            List<Integer> ports,
            String image,
            String pathPrefix) {
        return new Rule(kind, product, labels, Pattern.compile(name), ports, WEB, Pattern.compile(image), pathPrefix);
    }

    private static boolean is(ServiceFacts service, String label, String value) {
        return service.label(label).equals(value);
    }

    /** A label of the old or the recommended kind says one of these components. */
    private static boolean component(ServiceFacts service, String... components) {
        String recommended = service.label("app.kubernetes.io/component");
        String old = service.label("component");
        return List.of(components).contains(recommended.isEmpty() ? old : recommended);
    }
}
