package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds jobs that scrape the same targets, which would count everything twice.
 *
 * @param groups one sample for each set of the labels that name who tells a metric
 */
public record Rivals(List<Sample> groups) {

    private static final String JOB = "job";
    private static final String INSTANCE = "instance";
    private static final String POD = "pod";

    public Targets targets(Set<String> labels, ScrapeIntervals intervals) {
        List<String> same = sameTarget();
        Map<Labels, Set<String>> jobs = new HashMap<>();
        for (Sample group : groups) {
            Labels told = group.labels();
            if (!told.get(INSTANCE).isEmpty()) {
                jobs.computeIfAbsent(told.only(same), target -> new TreeSet<>()).add(told.get(JOB));
            }
        }
        Set<String> rivals = jobs.values().stream()
                .filter(telling -> telling.size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> preferred = new ArrayList<>(rivals);
        preferred.sort(Comparator.comparingInt(this::telling).reversed().thenComparing(Comparator.naturalOrder()));
        Set<String> allJobs =
                groups.stream().map(group -> group.labels().get(JOB)).collect(Collectors.toSet());
        return new Targets(labels, preferred, same, intervals.window(allJobs));
    }

    /** A target is known by its address; where one address stands for many pods, such as a node's, whoever scrapes them, by the pod as well. */
    private List<String> sameTarget() {
        List<String> same = new ArrayList<>(List.of(INSTANCE));
        if (groups.stream()
                .anyMatch(group -> !group.labels().get(NamingLabels.CLUSTER).isEmpty())) {
            same.addFirst(NamingLabels.CLUSTER);
        }
        boolean sharedByPods = groups.stream()
                .filter(group -> !group.labels().get(POD).isEmpty())
                .collect(Collectors.groupingBy(
                        group -> group.labels().get(INSTANCE),
                        Collectors.mapping(group -> group.labels().get(POD), Collectors.toSet())))
                .values()
                .stream()
                .anyMatch(pods -> pods.size() > 1);
        if (sharedByPods) {
            same.add(POD);
        }
        return same;
    }

    /** How many labels tell whose the job's series are; a job that is told more is the better one. */
    private int telling(String job) {
        return groups.stream()
                .map(Sample::labels)
                .filter(labels -> labels.get(JOB).equals(job))
                .mapToInt(Labels::size)
                .max()
                .orElse(0);
    }
}
