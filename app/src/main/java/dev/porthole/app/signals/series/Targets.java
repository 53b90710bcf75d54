package dev.porthole.app.signals.series;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who tells a metric, as far as it matters for counting each thing once.
 *
 * @param labels names of labels that its series have
 * @param rivals jobs that scrape targets which another job scrapes too, in the order in which they are preferred; without
 *     rivals nobody is left out
 * @param sameTarget labels that two jobs' series of one target have in common
 * @param window over which rates are taken: at least four scrapes of the slowest job
 */
public record Targets(Set<String> labels, List<String> rivals, List<String> sameTarget, Duration window) {

    public Targets {
        labels = Set.copyOf(labels);
        rivals = List.copyOf(rivals);
        sameTarget = List.copyOf(sameTarget);
    }
}
