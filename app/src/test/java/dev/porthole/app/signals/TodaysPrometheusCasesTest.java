package dev.porthole.app.signals;

import dev.porthole.connectors.api.Required;
import java.io.IOException;

class TodaysPrometheusCasesTest extends MetricCases {

    @Override
    BackfilledPrometheus server() throws IOException {
        return Required.or(BackfilledPrometheus.inStack(), "PORTHOLE_TEST_STACK has no prometheus and promtool");
    }
}
