package dev.porthole.app.drilldown;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.metrics.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Which workloads got another revision. A rollout makes pods: only the workloads of pods that were made in the range are
 * asked for their revisions, once for each newest pod.
 */
final class Rollouts {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** So many workloads at most; the ones with the newest pods. */
    private static final int MOST_WORKLOADS = 20;

    private static final int REMEMBERED = 200;

    private final Asker asker;
    private final Map<Workload, Asked> asked = new HashMap<>();

    /** Asks the cluster, wherever it is. */
    interface Asker {
        Outcome<List<Revision>> ask(
                Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<List<Revision>>> question);
    }

    private record Workload(String namespace, Pod.Owner owner) {}

    private record Asked(Instant newestPod, List<Revision> revisions) {}

    Rollouts(Asker asker) {
        this.asker = asker;
    }

    synchronized List<Change> within(TimeRange range, Collection<Pod> pods) {
        var newest = new HashMap<Workload, Instant>();
        for (Pod pod : pods) {
            if (!pod.owner().equals(Pod.Owner.NONE) && range.contains(pod.createdAt())) {
                newest.merge(
                        new Workload(pod.key().namespace(), pod.owner()),
                        pod.createdAt(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        var changes = new ArrayList<Change>();
        newest.entrySet().stream()
                .sorted(Map.Entry.<Workload, Instant>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_WORKLOADS)
                .forEach(workload -> changes.addAll(
                        changes(workload.getKey(), revisions(workload.getKey(), workload.getValue()), range)));
        return changes;
    }

    private List<Revision> revisions(Workload workload, Instant newestPod) {
        Asked before = asked.get(workload);
        if (before != null && !newestPod.isAfter(before.newestPod())) {
            return before.revisions();
        }
        Outcome<List<Revision>> answer = asker.ask(
                Deadline.after(LIMIT),
                (source, deadline) -> source.revisions(workload.namespace(), workload.owner(), deadline));
        if (answer instanceof Outcome.Success<List<Revision>>(var revisions, var notes)) {
            if (asked.size() >= REMEMBERED) {
                asked.clear();
            }
            asked.put(workload, new Asked(newestPod, revisions));
            return revisions;
        }
        // Not known now: the next look asks again.
        return List.of();
    }

    private static List<Change> changes(Workload workload, List<Revision> revisions, TimeRange range) {
        List<Revision> newestFirst = revisions.stream()
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .toList();
        return IntStream.range(0, newestFirst.size())
                .mapToObj(i -> change(
                        workload,
                        newestFirst.get(i),
                        i + 1 < newestFirst.size() ? Optional.of(newestFirst.get(i + 1)) : Optional.empty(),
                        range))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(
            Workload workload, Revision revision, Optional<Revision> before, TimeRange range) {
        Instant at = revision.beganAt();
        // The first revision is the workload's own beginning, and no change of it.
        if (at == null || !range.contains(at) || before.isEmpty()) {
            return Optional.empty();
        }
        String name = workload.owner().name();
        Labels labels = Labels.of("namespace", workload.namespace(), "workload", name, "service", name);
        List<String> then = before.get().images();
        List<String> now = revision.images();
        for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
            if (!then.get(i).equals(now.get(i))) {
                String version = version(now.get(i));
                return Optional.of(new Change(
                        Change.Kind.ROLLOUT,
                        at,
                        Phrase.of("metrics.changed.rollout", name, version(then.get(i)), version),
                        name + " " + version,
                        labels));
            }
        }
        return Optional.of(new Change(
                Change.Kind.ROLLOUT,
                at,
                Phrase.of("metrics.changed.template", name, revision.number()),
                name + " #" + revision.number(),
                labels));
    }

    /** The tag of an image, or the beginning of its digest; all of it when it has neither. */
    static String version(String image) {
        int digest = image.indexOf('@');
        String named = digest < 0 ? image : image.substring(0, digest);
        int colon = named.lastIndexOf(':');
        if (colon > named.lastIndexOf('/')) {
            return named.substring(colon + 1);
        }
        return digest < 0 ? image : image.substring(digest + 1, Math.min(image.length(), digest + 20));
    }
}
