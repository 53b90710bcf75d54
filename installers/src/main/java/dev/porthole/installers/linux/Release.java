package dev.porthole.installers.linux;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is packed.
 *
 * @param version such as "0.1.0"
 * @param image the application's folder
 * @param sources the module's {@code src/main}
 * @param bill the bill of materials
 */
record Release(String version, LocalDate date, Path image, Path sources, Path bill) {

    static final String NAME = "porthole";
    static final String SUMMARY = "console for whoever is on call for services on Kubernetes";
    static final String MAINTAINER = "Porthole authors <authors@porthole.dev>";
    static final String SITE = "https://porthole.dev";

    /** What a package manager shows below the summary, in lines of less than 80 characters. */
    static final String DESCRIPTION = """
        Porthole reads a kubeconfig, finds Prometheus, Alertmanager and Elasticsearch,
        OpenSearch or Kibana in the cluster, and shows what matters on one board: CPU,
        memory, disk, requests, latency, errors, connection pools and restarts as live
        tiles, with the logs, the pods that restarted and why, and the alerts. It
        changes nothing there but the silences that you make.\
        """;

    /** As RFC 5322 has it: Debian's changelog. */
    String mailDate() {
        return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ROOT)
                .format(date.atStartOfDay(ZoneOffset.UTC));
    }

    /** Such as "Fri Nov 27 2026": rpm's changelog. */
    String rpmDate() {
        return DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ROOT).format(date);
    }
}
