package dev.porthole.connectors.elastic.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.elastic.server.KibanaApi;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoverLinkTest {

    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-22T11:00:00Z"));
    private static final URI BASE = URI.create("https://kibana.example/s/ops/");

    private static String link(boolean dashboards, String version) {
        var link = new DiscoverLink(BASE, new KibanaApi.Product(dashboards, version));
        return link.of(new DiscoverLink.Search(
                        Optional.of("dv-1"),
                        "kuery",
                        "message:\"a & b\" and x:1",
                        List.of(link.phrase(Optional.of("dv-1"), "kubernetes.namespace", "prod", false)),
                        List.of("message", "kubernetes.pod.name"),
                        RANGE))
                .toString();
    }

    @Test
    void kibana_reads_its_state_from_the_fragment() {
        assertThat(link(false, "9.2.2"))
                .isEqualTo("https://kibana.example/s/ops/app/discover#/?"
                        + "_g=(filters:!(),refreshInterval:(pause:!t,value:60000),"
                        + "time:(from:'2026-11-22T10:00:00Z',to:'2026-11-22T11:00:00Z'))"
                        + "&_a=(columns:!(message,kubernetes.pod.name),filters:!(('$state':(store:appState),"
                        + "meta:(alias:!n,disabled:!f,index:dv-1,negate:!f,key:kubernetes.namespace,"
                        + "params:(query:prod),type:phrase),query:(match_phrase:(kubernetes.namespace:prod)))),"
                        + "index:dv-1,interval:auto,query:(language:kuery,"
                        + "query:'message:%22a%20%26%20b%22%20and%20x:1'),sort:!())");
        assertThat(link(false, "7.17.29")).startsWith("https://kibana.example/s/ops/app/discover#/?_g=");
        assertThat(link(false, "6.8.23")).startsWith("https://kibana.example/s/ops/app/kibana#/discover?_g=");
    }

    @Test
    void dashboards_has_another_address_since_2_10() {
        assertThat(link(true, "3.3.0"))
                .startsWith("https://kibana.example/s/ops/app/data-explorer/discover#?_a=(discover:(columns:!(message,")
                .contains("metadata:(indexPattern:dv-1,view:discover)")
                .contains("&_q=(filters:!((")
                .contains("query:(language:kuery,query:'message:%22a");
        assertThat(link(true, "1.3.0")).startsWith("https://kibana.example/s/ops/app/discover#/?_g=");
    }
}
