package dev.porthole.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerLoginTest {

    private final ServerLogin login = new ServerLogin(
            new ChartPasswords(Optional.empty()),
            new UrlPlaces(
                    variable -> Map.of("PORTHOLE_PROMETHEUS_TOKEN", "sesame").getOrDefault(variable, "")));

    private static Candidate candidate(String scheme) {
        return new Candidate(
                ServiceKind.PROMETHEUS,
                "Prometheus",
                new ServiceRef("somebody", "prometheus", 9090),
                scheme,
                "",
                200,
                List.of());
    }

    private Credentials to(String speaks, boolean meant, String scheme) {
        return login.to(candidate(speaks), "PROMETHEUS", meant, scheme);
    }

    @Test
    void whatever_won_the_search_gets_nothing_of_the_environment() {
        assertThat(to("http", false, "http")).isEqualTo(Credentials.NONE);
        assertThat(to("https", false, "https")).isEqualTo(Credentials.NONE);
    }

    @Test
    void one_that_a_person_chose_gets_it_over_its_own_scheme_or_a_safer_one() {
        assertThat(to("https", true, "https")).isInstanceOf(Credentials.Bearer.class);
        assertThat(to("http", true, "http")).isInstanceOf(Credentials.Bearer.class);
        assertThat(to("http", true, "https")).isInstanceOf(Credentials.Bearer.class);
    }

    @Test
    void nothing_goes_in_the_clear_to_one_that_speaks_tls() {
        assertThat(to("https", true, "http")).isEqualTo(Credentials.NONE);
    }

    @Test
    void what_is_meant_for_another_product_stays_here() {
        assertThat(login.to(candidate("https"), "KIBANA", true, "https")).isEqualTo(Credentials.NONE);
    }
}
