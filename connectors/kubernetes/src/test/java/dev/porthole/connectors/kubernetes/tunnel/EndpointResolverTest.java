package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a Service leads, and why it leads nowhere. */
@Timeout(60)
class EndpointResolverTest {

    private static final String POD = "{'targetRef':{'kind':'Pod','name':'a'},'conditions':{'ready':true}}";

    private static Resolution resolve(int port, String spec, String slice) throws IOException {
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(
                exchange,
                200,
                (exchange.getRequestURI().getPath().endsWith("endpointslices")
                                ? "{'items':[" + slice + "]}"
                                : "{'spec':" + spec + "}")
                        .replace('\'', '"')))) {
            var context = server.context(FakeApiServer.token("t"));
            try (var api = new ApiServer(context, new Credentials(Map.of(), InstantSource.system()).of(context))) {
                return new EndpointResolver(api, new ServiceRef("shop", "web", port))
                        .resolve("", Deadline.after(Duration.ofSeconds(20)));
            }
        }
    }

    private static Failure refused(int port, String spec, String slice) {
        return catchThrowableOfType(ApiException.class, () -> resolve(port, spec, slice))
                .failure();
    }

    private static final String STATSD =
            "{'selector':{'app':'x'},'ports':[{'name':'udp','port':9125,'protocol':'UDP','targetPort':9125},"
                    + "{'name':'tcp','port':9125,'protocol':'TCP','targetPort':9102},"
                    + "{'name':'only','port':8125,'protocol':'UDP','targetPort':8125}]}";

    private static final String STATSD_SLICE = "{'ports':[{'name':'udp','port':9125,'protocol':'UDP'},"
            + "{'name':'tcp','port':9102,'protocol':'TCP'}],'endpoints':[" + POD + "]}";

    @Test
    void of_two_protocols_on_one_port_tcp_is_taken() throws IOException {
        assertThat(resolve(9125, STATSD, STATSD_SLICE)).isEqualTo(new Resolution.Found(new PodPort("shop", "a", 9102)));
    }

    @Test
    void udp_alone_is_refused() {
        assertThat(refused(8125, STATSD, STATSD_SLICE))
                .isEqualTo(new Failure.Unsupported("svc/web:8125 in shop", Detail.of("tunnel.udp", "8125", "UDP")));
    }

    @Test
    void a_service_without_selector_and_pods_never_leads_anywhere() {
        String ports = "'ports':[{'name':'','port':80,'targetPort':80}]";
        assertThat(refused(80, "{" + ports + "}", "").detail()).isEqualTo(Detail.of("tunnel.noSelector"));
        assertThat(refused(
                                80,
                                "{" + ports + "}",
                                "{'ports':[{'name':'','port':80}],'endpoints':[{'addresses':['10.0.0.1']}]}")
                        .detail())
                .isEqualTo(Detail.of("tunnel.noSelector"));
    }

    @Test
    void endpoints_that_are_nodes_are_no_pods() {
        String node = "{'ports':[{'name':'','port':80}],'endpoints':[{'targetRef':{'kind':'Node','name':'n'}}]}";
        assertThat(refused(80, "{'selector':{'a':'b'},'ports':[{'port':80,'targetPort':80}]}", node)
                        .detail())
                .isEqualTo(Detail.of("tunnel.notPods"));
    }

    @Test
    void a_port_name_that_no_pod_has_is_said() {
        String spec = "{'selector':{'a':'b'},'ports':[{'name':'http','port':80,'targetPort':'web'}]}";
        assertThat(refused(80, spec, "{'ports':[],'endpoints':[" + POD + "]}").detail())
                .isEqualTo(Detail.of("tunnel.noSuchPort", "web"));
    }

    @Test
    void pods_that_are_not_ready_may_become_so() throws IOException {
        String spec = "{'selector':{'a':'b'},'ports':[{'name':'http','port':80,'targetPort':'web'}]}";
        assertThat(resolve(80, spec, "")).isInstanceOf(Resolution.NoPod.class);
        assertThat(resolve(
                        80,
                        spec,
                        "{'ports':[{'name':'http','port':8080}],'endpoints':[" + POD.replace("true", "false") + "]}"))
                .isInstanceOf(Resolution.NoPod.class);
    }
}
