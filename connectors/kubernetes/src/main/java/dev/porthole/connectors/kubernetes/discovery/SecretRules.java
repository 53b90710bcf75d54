package dev.porthole.connectors.kubernetes.discovery;

import java.util.List;

/**
 * Where each chart and operator puts the login it makes, by the name of the Service. Sources: ECK
 * (pkg/apis/elasticsearch/v1/name.go, pkg/controller/common/certificates), elastic/helm-charts 8.5, the grafana chart,
 * the bitnami charts of elasticsearch, opensearch and grafana, the OpenSearch operator. The opensearch chart makes none.
 */
final class SecretRules {

    private static final String ECK_SEARCH = "-es-http";
    private static final String ECK_KIBANA = "-kb-http";
    private static final String ELASTIC = "elastic";
    private static final String ADMIN = "admin";

    List<SecretPlace> of(Candidate candidate) {
        return switch (candidate.kind()) {
            case ELASTICSEARCH -> candidate.product().equals("OpenSearch") ? openSearch(candidate) : elastic(candidate);
            case KIBANA -> candidate.product().equals("Kibana") ? kibana(candidate) : openSearchDashboards(candidate);
            case GRAFANA -> grafana(candidate);
            case PROMETHEUS, ALERTMANAGER -> List.of();
        };
    }

    private static List<SecretPlace> elastic(Candidate candidate) {
        String service = candidate.service().name();
        if (service.endsWith(ECK_SEARCH)) {
            String cluster = withoutEnd(service, ECK_SEARCH);
            return List.of(eck(candidate, cluster, cluster + ECK_SEARCH + "-certs-public"));
        }
        return List.of(
                elasticChart(candidate, service),
                place(
                        candidate,
                        service,
                        ELASTIC,
                        "",
                        "elasticsearch-password",
                        "",
                        "the bitnami elasticsearch chart"));
    }

    /** Kibana takes the logins of its Elasticsearch, which is by custom named alike and in the same namespace. */
    private static List<SecretPlace> kibana(Candidate candidate) {
        String service = candidate.service().name();
        if (service.endsWith(ECK_KIBANA)) {
            return List.of(eck(candidate, withoutEnd(service, ECK_KIBANA), service + "-certs-public"));
        }
        return List.of(elasticChart(candidate, "elasticsearch-master"));
    }

    private static SecretPlace eck(Candidate candidate, String cluster, String authority) {
        return place(candidate, cluster + "-es-elastic-user", ELASTIC, "", ELASTIC, authority, "ECK");
    }

    private static SecretPlace elasticChart(Candidate candidate, String search) {
        return place(
                candidate,
                search + "-credentials",
                "",
                "username",
                "password",
                candidate.kind() == ServiceKind.ELASTICSEARCH ? search + "-certs" : "",
                "the elasticsearch chart");
    }

    private static List<SecretPlace> openSearch(Candidate candidate) {
        String service = candidate.service().name();
        return List.of(
                operator(candidate, service),
                place(candidate, service, ADMIN, "", "opensearch-password", "", "the bitnami opensearch chart"));
    }

    private static List<SecretPlace> openSearchDashboards(Candidate candidate) {
        String service = candidate.service().name();
        return service.endsWith("-dashboards")
                ? List.of(operator(candidate, withoutEnd(service, "-dashboards")))
                : List.of();
    }

    private static SecretPlace operator(Candidate candidate, String cluster) {
        return place(candidate, cluster + "-admin-password", "", "username", "password", "", "the OpenSearch operator");
    }

    private static List<SecretPlace> grafana(Candidate candidate) {
        String service = candidate.service().name();
        return List.of(
                place(candidate, service, "", "admin-user", "admin-password", "", "the grafana chart"),
                place(
                        candidate,
                        service + "-admin",
                        ADMIN,
                        "",
                        "GF_SECURITY_ADMIN_PASSWORD",
                        "",
                        "the bitnami grafana chart"));
    }

    private static SecretPlace place(
            Candidate candidate,
            String secret,
            String user,
            String userKey,
            String passwordKey,
            String authority,
            String setBy) {
        return new SecretPlace(candidate.service().namespace(), secret, user, userKey, passwordKey, authority, setBy);
    }

    private static String withoutEnd(String text, String end) {
        return text.substring(0, text.length() - end.length());
    }
}
