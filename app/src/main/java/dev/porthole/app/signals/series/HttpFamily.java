package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Matcher;
import java.util.List;

/**
 * The metrics one kind of instrumentation counts HTTP requests with.
 *
 * @param vantage from where it sees requests
 * @param counts counters of requests, the best first; a histogram's own count serves where there is none
 * @param histogram of latency, without the suffix of a classic one's parts; empty for none
 * @param secondsPerUnit 1 when latency is in seconds, 0.001 for milliseconds
 * @param only what its series must be to be requests that were served
 * @param statuses labels that may have the status code, the best first
 * @param routes labels that may have the route
 */
public record HttpFamily(
        String name,
        Vantage vantage,
        List<String> counts,
        String histogram,
        double secondsPerUnit,
        List<Matcher> only,
        List<String> statuses,
        List<String> routes) {

    /** From where requests are seen; the same request may be seen from each. The best is first. */
    public enum Vantage {
        MESH,
        APPLICATION,
        INGRESS
    }

    private static final double MILLISECONDS = 0.001;
    private static final List<String> ROUTES =
            List.of("uri", "http_route", "http.route", "handler", "route", "path", "endpoint_path");
    private static final List<String> STATUSES = List.of("code", "status", "status_code", "http_status", "statusCode");
    private static final String ISTIO = "istio_requests_total";

    /** All that are known, in the order in which one that counts a service is preferred. */
    public static final List<HttpFamily> KNOWN = List.of(
            istio("Istio", Matcher.regex("reporter", "destination|")),
            istio("Istio waypoint", Matcher.equal("reporter", "waypoint")),
            istio("Istio (source)", Matcher.equal("reporter", "source")),
            new HttpFamily(
                    "Linkerd",
                    Vantage.MESH,
                    List.of("response_total"),
                    "response_latency_ms",
                    MILLISECONDS,
                    List.of(Matcher.equal("direction", "inbound")),
                    List.of("status_code"),
                    List.of()),
            application("Micrometer", List.of(), "http_server_requests_seconds", 1, List.of("status")),
            application(
                    "OpenTelemetry",
                    List.of(),
                    "http_server_request_duration_seconds",
                    1,
                    List.of("http_response_status_code")),
            application(
                    "OpenTelemetry (without units)",
                    List.of(),
                    "http_server_request_duration",
                    1,
                    List.of("http_response_status_code", "http.response.status_code")),
            application(
                    "OpenTelemetry (UTF-8)",
                    List.of(),
                    "http.server.request.duration",
                    1,
                    List.of("http.response.status_code", "http_response_status_code")),
            application(
                    "OpenTelemetry (old)",
                    List.of(),
                    "http_server_duration_milliseconds",
                    MILLISECONDS,
                    List.of("http_status_code")),
            application(
                    "OpenTelemetry (old, without units)",
                    List.of(),
                    "http_server_duration",
                    MILLISECONDS,
                    List.of("http_status_code", "http.status_code")),
            application(
                    "Prometheus client", List.of("http_requests_total"), "http_request_duration_seconds", 1, STATUSES),
            ingress(
                    "ingress-nginx",
                    "nginx_ingress_controller_requests",
                    "nginx_ingress_controller_request_duration_seconds",
                    "status"),
            ingress("Traefik", "traefik_service_requests_total", "traefik_service_request_duration_seconds", "code"));

    private static HttpFamily istio(String name, Matcher reporter) {
        return new HttpFamily(
                name,
                Vantage.MESH,
                List.of(ISTIO),
                "istio_request_duration_milliseconds",
                MILLISECONDS,
                List.of(reporter),
                List.of("response_code"),
                List.of("request_path", "destination_path"));
    }

    private static HttpFamily application(
            String name, List<String> counts, String histogram, double unit, List<String> statuses) {
        return new HttpFamily(name, Vantage.APPLICATION, counts, histogram, unit, List.of(), statuses, ROUTES);
    }

    private static HttpFamily ingress(String name, String count, String histogram, String status) {
        return new HttpFamily(
                name, Vantage.INGRESS, List.of(count), histogram, 1, List.of(), List.of(status), List.of("path"));
    }

    public String buckets() {
        return histogram + "_bucket";
    }

    public boolean isTraefik() {
        return name.equals("Traefik");
    }

    public boolean isLinkerd() {
        return name.equals("Linkerd");
    }
}
