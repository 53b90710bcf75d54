package dev.porthole.connectors.promql.real;

import java.nio.file.Path;
import java.util.Optional;

/** On Prometheus 3.14, from the folder named by {@code PORTHOLE_TEST_STACK}, with all that is behind flags. */
class TodaysPrometheusTest extends RealPrometheusTest {

    TodaysPrometheusTest() {
        super(true);
    }

    @Override
    Optional<Path> binaries() {
        return Optional.ofNullable(System.getenv("PORTHOLE_TEST_STACK")).map(Path::of);
    }

    @Override
    String features() {
        return "promql-experimental-functions,promql-binop-fill-modifiers,promql-extended-range-selectors,"
                + "promql-duration-expr";
    }
}
