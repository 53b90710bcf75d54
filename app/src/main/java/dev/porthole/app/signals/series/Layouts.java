package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which bounds the buckets of each service have.
 *
 * @param bounds by namespace and service, in the family's unit, ascending, without the infinite one
 * @param mixed services some of whose series have other bounds than the rest: during a rollout, for instance
 */
public record Layouts(Map<Labels, List<Double>> bounds, Set<Labels> mixed) {

    public static final Layouts NONE = new Layouts(Map.of(), Set.of());

    private static final List<String> SERVICE = List.of(NamingLabels.NAMESPACE, NamingLabels.SERVICE);

    /** From how many series each service has at each bound. */
    public static Layouts of(List<Sample> countsByBound) {
        Map<Labels, TreeMap<Double, Double>> counts = countsByBound.stream()
                .filter(sample -> bound(sample).isPresent())
                .collect(Collectors.groupingBy(
                        sample -> sample.labels().only(SERVICE),
                        Collectors.toMap(
                                sample -> bound(sample).orElseThrow(), Sample::value, Double::sum, TreeMap::new)));
        Map<Labels, List<Double>> bounds = counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().keySet().stream()
                                .filter(bound -> bound != Double.POSITIVE_INFINITY)
                                .toList()));
        Set<Labels> mixed = counts.entrySet().stream()
                .filter(entry -> new TreeSet<>(entry.getValue().values()).size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Layouts(bounds, mixed);
    }

    private static Optional<Double> bound(Sample sample) {
        try {
            String le = sample.labels().get("le");
            return Optional.of(le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether the buckets of a service say no more than how many there were. */
    public boolean sayNothing(Labels service) {
        return bounds.getOrDefault(service, List.of()).isEmpty();
    }
}
