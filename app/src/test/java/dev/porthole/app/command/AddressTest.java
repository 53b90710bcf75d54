package dev.porthole.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.porthole.views.i18n.Messages;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
        assertThat(sentence(text)).contains("Write it like");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3 cret",
                "s3%cret",
                "s3^cret",
                "s3/cret",
                "s3[cret",
                "s3?cret",
                "s3#cret",
                "9/s3cret",
                "@s3cret"
            })
    void a_password_that_makes_no_url_is_never_told(String password) {
        for (String scheme : List.of("http://", "https://", "ftp://", "svc://", "")) {
            try {
                Address address = Address.parse(scheme + "me:" + password + "@metrics.example:9090/prom");
                assertThat(address.toString()).doesNotContain("cret", "me:");
            } catch (WrongInput wrong) {
                assertThat(wrong.toString() + new Messages(Locale.ENGLISH).text(wrong.phrase()))
                        .doesNotContain("cret", "s3", "me:");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:99999", "http://127.0.0.1:0", "svc://a/b:0", "svc://a/b:x", "svc://a/b:70000"})
    void a_port_that_cannot_be_is_said(String text) {
        assertThat(sentence(text)).contains("is not a port number");
    }

    private static String sentence(String text) {
        return new Messages(Locale.ENGLISH)
                .text(catchThrowableOfType(WrongInput.class, () -> Address.parse(text))
                        .phrase());
    }
}
