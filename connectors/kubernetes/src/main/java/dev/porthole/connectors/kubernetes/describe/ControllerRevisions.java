package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.workloads.Revision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rollouts of a StatefulSet or DaemonSet. ControllerRevisions do not tell their earlier numbers: one that is older than
 * those before it has been rolled out again, nobody knows when.
 */
final class ControllerRevisions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CAUSE = "kubernetes.io/change-cause";

    /** Newest first. */
    List<Revision> of(List<ControllerRevision> items) {
        var revisions = new ArrayList<Revision>();
        Instant latest = Instant.MIN;
        for (ControllerRevision item : items.stream()
                .sorted(Comparator.comparingLong(ControllerRevisions::number))
                .toList()) {
            Instant created = new ApiTime(item.getMetadata().getCreationTimestamp()).instant();
            boolean again = created != null && created.isBefore(latest);
            latest = created == null || again ? latest : created;
            revisions.add(new Revision(
                    requireNonNullElse(item.getMetadata().getName(), ""),
                    number(item),
                    images(item),
                    again ? null : created,
                    0,
                    item.getMetadata().getAnnotations().getOrDefault(CAUSE, "")));
        }
        return List.copyOf(revisions.reversed());
    }

    private static long number(ControllerRevision item) {
        return requireNonNullElse(item.getRevision(), 0L);
    }

    /** Its data is a patch of the workload, of which the type knows nothing: the template is in it. */
    private static List<String> images(ControllerRevision item) {
        return JSON.<JsonNode>valueToTree(item.getData())
                .path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .valueStream()
                .map(container -> container.path("image").asString(""))
                .toList();
    }
}
