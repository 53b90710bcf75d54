package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Required;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Prometheus2Test extends RealPrometheusContract {

    private PrometheusProcess server;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var binary = Required.or(PrometheusProcess.onPath("prometheus"), "Prometheus 2 is not there");
        var exporter = Required.or(
                PrometheusProcess.onPath("prometheus-node-exporter"), "prometheus-node-exporter is not on the path");
        server = new PrometheusProcess(binary, exporter, PREFIX);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    PrometheusProcess server() {
        return server;
    }

    @Override
    String version() {
        return "2.42";
    }
}
