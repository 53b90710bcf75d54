package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.alertmanager.Binaries;
import java.nio.file.Path;
import java.util.Optional;

/** On Alertmanager 0.34. */
class TodaysPeersTest extends Peers {

    @Override
    Optional<Path> binary() {
        return Binaries.today("alertmanager");
    }
}
