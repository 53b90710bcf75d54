package dev.porthole.app.signals;

import dev.porthole.connectors.api.Required;
import java.io.IOException;

class DebiansPrometheusCasesTest extends MetricCases {

    @Override
    BackfilledPrometheus server() throws IOException {
        return Required.or(BackfilledPrometheus.onPath(), "Debian's prometheus and promtool are not on the path");
    }
}
