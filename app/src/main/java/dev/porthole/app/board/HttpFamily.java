package dev.porthole.app.board;

import java.util.List;

/**
 * The metrics one kind of instrumentation counts HTTP requests with.
 *
 * @param count the counter of requests, or the count of the latency histogram
 * @param status the label with the status code
 * @param buckets the latency histogram's buckets
 * @param secondsPerUnit 1 when latency is in seconds, 0.001 for milliseconds
 * @param namespace the label with the namespace of the service that answered
 * @param services labels that may name that service, the best first
 */
public record HttpFamily(
        String name,
        String count,
        String status,
        String buckets,
        double secondsPerUnit,
        String namespace,
        List<String> services) {

    private static final double MILLISECONDS = 0.001;
    private static final List<String> SCRAPED = List.of("service", "app", "job");

    /**
     * All that are known, in the order they are preferred in: a mesh sees every request once, an application's own
     * counts come next, an ingress sees only what comes from outside.
     */
    public static final List<HttpFamily> KNOWN = List.of(
            new HttpFamily(
                    "Istio",
                    "istio_requests_total",
                    "response_code",
                    "istio_request_duration_milliseconds_bucket",
                    MILLISECONDS,
                    "destination_service_namespace",
                    List.of("destination_service_name")),
            new HttpFamily(
                    "Micrometer",
                    "http_server_requests_seconds_count",
                    "status",
                    "http_server_requests_seconds_bucket",
                    1,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "OpenTelemetry",
                    "http_server_request_duration_seconds_count",
                    "http_response_status_code",
                    "http_server_request_duration_seconds_bucket",
                    1,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "OpenTelemetry (old)",
                    "http_server_duration_milliseconds_count",
                    "http_status_code",
                    "http_server_duration_milliseconds_bucket",
                    MILLISECONDS,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "Prometheus client",
                    "http_requests_total",
                    "code",
                    "http_request_duration_seconds_bucket",
                    1,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "Prometheus client (status)",
                    "http_requests_total",
                    "status",
                    "http_request_duration_seconds_bucket",
                    1,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "express-prom-bundle",
                    "http_request_duration_seconds_count",
                    "status_code",
                    "http_request_duration_seconds_bucket",
                    1,
                    "namespace",
                    SCRAPED),
            new HttpFamily(
                    "ingress-nginx",
                    "nginx_ingress_controller_requests",
                    "status",
                    "nginx_ingress_controller_request_duration_seconds_bucket",
                    1,
                    "exported_namespace",
                    List.of("exported_service", "service", "ingress")),
            new HttpFamily(
                    "Traefik",
                    "traefik_service_requests_total",
                    "code",
                    "traefik_service_request_duration_seconds_bucket",
                    1,
                    "namespace",
                    List.of("exported_service", "service")));
}
