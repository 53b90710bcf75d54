package dev.porthole.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void a_url_keeps_its_prefix_and_gives_up_its_credentials() {
        var url = (Address.Url) Address.parse("https://me:s3cret@metrics.example:8443/prometheus");

        assertThat(url.uri()).isEqualTo(URI.create("https://metrics.example:8443/prometheus"));
        assertThat(url.user()).isEqualTo("me");
        assertThat(url.password().reveal()).isEqualTo("s3cret");
        assertThat(url.toString()).doesNotContain("s3cret");
    }

    @Test
    void a_service_in_the_cluster_has_namespace_name_port_and_prefix() {
        assertThat(Address.parse("svc://monitoring/prometheus-server:80/prom"))
                .isEqualTo(new Address.InCluster("monitoring", "prometheus-server", 80, "/prom"));
        assertThat(Address.parse("svc://logging/kibana-kibana"))
                .isEqualTo(new Address.InCluster("logging", "kibana-kibana", 0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9090", "prometheus", "ftp://x/y", "http://", "svc://monitoring", "a b", ""})
    void what_is_no_address_is_told_with_an_example(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Write it like");
    }
}
