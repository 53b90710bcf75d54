package dev.porthole.connectors.alertmanager;

import java.nio.file.Path;
import java.util.Optional;

/** On Debian's Alertmanager 0.25. */
class DebiansAlertControlTest extends RealAlertControl {

    @Override
    Optional<Path> binary() {
        return Binaries.debians("prometheus-alertmanager");
    }
}
