package dev.porthole.connectors.alertmanager;

import java.nio.file.Path;
import java.util.Optional;

/** On Debian 12's Alertmanager 0.25, from the search path. */
class DebiansAlertmanagerTest extends RealAlertmanager {

    @Override
    Optional<Path> binary() {
        return Binaries.debians("prometheus-alertmanager");
    }

    @Override
    String version() {
        return "0.25";
    }
}
