package dev.porthole.connectors.alertmanager;

import java.nio.file.Path;
import java.util.Optional;

/** On Alertmanager 0.34, from the folder named by {@code PORTHOLE_TEST_STACK}. */
class TodaysAlertmanagerTest extends RealAlertmanager {

    @Override
    Optional<Path> binary() {
        return Binaries.today("alertmanager");
    }

    @Override
    String version() {
        return "0.34";
    }
}
