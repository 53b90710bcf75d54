package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole contract through the console proxy, with a login, before a real OpenSearch. */
@ExtendWith(OpenSearchNode.class)
abstract class ThroughKibana extends SearchContract {

    private final KibanaDouble.Mode mode;
    private KibanaDouble kibana;
    private ElasticLogSource source;

    ThroughKibana(KibanaDouble.Mode mode) {
        this.mode = mode;
    }

    @BeforeEach
    void open(TestServer server) {
        kibana = KibanaDouble.start(mode, server.uri(), 0).login("reader", "pass word");
        source = ElasticLogSource.throughKibana(
                new PooledHttpGateway(HttpTarget.direct("Kibana", kibana.uri())
                        .with(new Credentials.Basic("reader", new Secret("pass word")))),
                "here",
                LogIndices.FOUND);
    }

    @AfterEach
    void close() {
        source.close();
        kibana.close();
    }

    @Override
    protected LogSource source() {
        return source;
    }

    @Test
    void it_says_which_version_of_what_it_is_and_what_is_behind() {
        String product = mode == KibanaDouble.Mode.DASHBOARDS ? "OpenSearch Dashboards" : "Kibana";

        assertThat(value(source.probe(soon())))
                .isEqualTo(new Identity(product, mode.version(), "OpenSearch 3.8.0, here"));
    }
}
