package dev.porthole.connectors.kubernetes.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a pod's arguments tell. */
class ContainerFactsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ContainerFacts of(String args) {
        return ContainerFacts.of(
                JSON.readTree("{\"spec\":{\"containers\":[{\"image\":\"prom/prometheus\",\"args\":" + args + "}]}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['--web.route-prefix=/prom/'] | /prom",
                "['--web.external-url=https://ops.example/metrics'] | /metrics",
                "['--web.external-url=https://ops.example/a', '--web.route-prefix=/b'] | /b",
                "['--web.external-url', 'https://ops.example/am'] | /am",
                "['--http.pathPrefix=vm'] | /vm",
                "['--web.external-url=https://ops.example'] | ''",
                "['--web.external-url=$(URL)/x'] | ''",
                "['--web.route-prefix=/'] | ''"
            })
    void the_prefix_is_where_its_paths_begin(String args, String prefix) {
        assertThat(of(args.replace('\'', '"')).prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['--agent'] | true",
                "['--enable-feature=exemplar-storage,agent'] | true",
                "['--agents=3'] | false",
                "['--config.file=/agent/prometheus.yml'] | false"
            })
    void an_agent_says_so(String args, boolean agent) {
        assertThat(of(args.replace('\'', '"')).agent()).isEqualTo(agent);
    }

    @Test
    void a_pod_that_says_nothing_tells_nothing() {
        assertThat(ContainerFacts.of(JSON.readTree("{}"))).isEqualTo(ContainerFacts.NONE);
    }
}
