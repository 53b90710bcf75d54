package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.alertmanager.Binaries;
import java.nio.file.Path;
import java.util.Optional;

/** On Debian's Alertmanager 0.25. */
class DebiansPeersTest extends Peers {

    @Override
    Optional<Path> binary() {
        return Binaries.debians("prometheus-alertmanager");
    }
}
