package dev.porthole.connectors.alertmanager;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** On Debian 12's Alertmanager 0.25, from the search path. */
class DebiansAlertmanagerTest extends RealAlertmanager {

    @Override
    Optional<Path> binary() {
        return first(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus-alertmanager")));
    }

    @Override
    String version() {
        return "0.25";
    }
}
