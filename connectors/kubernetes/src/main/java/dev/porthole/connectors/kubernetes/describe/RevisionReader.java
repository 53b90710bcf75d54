package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rollouts of a workload, from the ReplicaSets of a Deployment or the ControllerRevisions of a StatefulSet or DaemonSet;
 * their owner reference says whose they are. A rollback makes no new one: the old one gets the next number, a ReplicaSet's
 * earlier numbers go into its annotation {@code deployment.kubernetes.io/revision-history}, and its creation says nothing of
 * when it was rolled out again. That the Deployment's events tell, as long as the API holds them. Source: Kubernetes 1.36,
 * pkg/controller/deployment/util/deployment_util.go (SetNewReplicaSetAnnotations) and sync.go (scaleReplicaSet).
 */
public final class RevisionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SCALED =
            Pattern.compile("Scaled (up|down) replica set (\\S+)(?: from (\\d+))? to \\d+.*");
    private static final String NUMBER = "deployment.kubernetes.io/revision";
    private static final String EARLIER_NUMBERS = "deployment.kubernetes.io/revision-history";

    private final ApiServer api;

    public RevisionReader(ApiServer api) {
        this.api = api;
    }

    public Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline) {
        return switch (owner.kind()) {
            case "Deployment" ->
                objects(namespace, owner, "replicasets", deadline).then(sets -> {
                    boolean again = sets.stream()
                            .anyMatch(set -> !annotation(set, EARLIER_NUMBERS).isEmpty());
                    return again
                            ? scalings(namespace, owner, deadline).map(steps -> ofReplicaSets(sets, steps))
                            : Outcome.of(ofReplicaSets(sets, List.of()));
                });
            case "StatefulSet", "DaemonSet" ->
                objects(namespace, owner, "controllerrevisions", deadline).map(RevisionReader::ofControllerRevisions);
            default -> Outcome.of(List.of());
        };
    }

    private Outcome<List<JsonNode>> objects(String namespace, Pod.Owner owner, String resource, Deadline deadline) {
        return api.<JsonNode>get(
                        ApiRequest.list("apps", "v1", namespace, resource), body -> JSON.readTree(body), deadline)
                .map(list -> list.path("items")
                        .valueStream()
                        .filter(item -> isOf(owner, item))
                        .toList());
    }

    private static boolean isOf(Pod.Owner owner, JsonNode item) {
        return item.path("metadata")
                .path("ownerReferences")
                .valueStream()
                .anyMatch(reference -> reference.path("controller").asBoolean(false)
                        && reference.path("kind").asString("").equals(owner.kind())
                        && reference.path("name").asString("").equals(owner.name()));
    }

    /** A ReplicaSet got more or fewer pods. */
    private record Scaling(String name, boolean up, boolean fromNothing, Instant at) {}

    /** As far as they are still told. Who may not read events does without. */
    private Outcome<List<Scaling>> scalings(String namespace, Pod.Owner owner, Deadline deadline) {
        ApiRequest request = ApiRequest.list(namespace, "events")
                .with(
                        "fieldSelector",
                        "involvedObject.kind=Deployment,involvedObject.name=" + owner.name()
                                + ",reason=ScalingReplicaSet");
        return switch (api.<JsonNode>get(request, body -> JSON.readTree(body), deadline)) {
            case Outcome.Success<JsonNode>(var list, var notes) -> Outcome.of(scalings(list), notes);
            case Outcome.Failed<JsonNode>(var failure) ->
                Outcome.of(List.of(), List.of(failure.detail().toString()));
        };
    }

    private static List<Scaling> scalings(JsonNode events) {
        var steps = new ArrayList<Scaling>();
        for (JsonNode event : events.path("items")) {
            Matcher scaled = SCALED.matcher(event.path("message").asString(""));
            Instant at = time(event, "lastTimestamp", "eventTime", "firstTimestamp");
            if (scaled.matches() && at != null) {
                String from = scaled.group(3);
                steps.add(new Scaling(
                        scaled.group(2), scaled.group(1).equals("up"), from == null || from.equals("0"), at));
            }
        }
        return steps;
    }

    /**
     * When a ReplicaSet was rolled out again: it was made of nothing; or, while another had not taken its place wholly, it
     * was given more or the other fewer.
     */
    private static @Nullable Instant again(String name, String other, List<Scaling> steps) {
        return last(
                        steps,
                        step -> step.up() && step.fromNothing() && step.name().equals(name))
                .or(() -> last(steps, step -> step.up() && step.name().equals(name)))
                .or(() -> last(steps, step -> !step.up() && step.name().equals(other)))
                .orElse(null);
    }

    private static Optional<Instant> last(List<Scaling> steps, Predicate<Scaling> which) {
        return steps.stream().filter(which).map(Scaling::at).max(Comparator.naturalOrder());
    }

    private static @Nullable Instant time(JsonNode event, String... names) {
        for (String name : names) {
            Instant time = Conditions.time(event.path(name));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static List<Revision> ofReplicaSets(List<JsonNode> sets, List<Scaling> steps) {
        var revisions = new ArrayList<Revision>();
        var names = new HashMap<Long, String>();
        sets.forEach(set -> names.put(
                number(annotation(set, NUMBER)),
                set.path("metadata").path("name").asString("")));
        for (JsonNode set : sets) {
            String name = set.path("metadata").path("name").asString("");
            Instant created = Conditions.time(set.path("metadata").path("creationTimestamp"));
            long current = number(annotation(set, NUMBER));
            var numbers = new TreeSet<Long>(Set.of(current));
            for (String earlier : annotation(set, EARLIER_NUMBERS).split(",")) {
                numbers.add(earlier.isBlank() ? current : number(earlier));
            }
            for (long number : numbers) {
                boolean last = number == current;
                revisions.add(new Revision(
                        name,
                        number,
                        images(set.path("spec").path("template")),
                        number == numbers.first()
                                ? created
                                : last ? again(name, names.getOrDefault(number - 1, ""), steps) : null,
                        last ? set.path("spec").path("replicas").asInt(0) : 0,
                        last ? annotation(set, "kubernetes.io/change-cause") : ""));
            }
        }
        return newestFirst(revisions);
    }

    /** They do not tell their earlier numbers: one that is older than those before it has been rolled out again. */
    private static List<Revision> ofControllerRevisions(List<JsonNode> items) {
        var revisions = new ArrayList<Revision>();
        Instant latest = Instant.MIN;
        for (JsonNode item : items.stream()
                .sorted(Comparator.comparingLong(item -> item.path("revision").asLong(0)))
                .toList()) {
            Instant created = Conditions.time(item.path("metadata").path("creationTimestamp"));
            boolean again = created != null && created.isBefore(latest);
            latest = created == null || again ? latest : created;
            revisions.add(new Revision(
                    item.path("metadata").path("name").asString(""),
                    item.path("revision").asLong(0),
                    // It has the template as a patch in its data.
                    images(item.path("data").path("spec").path("template")),
                    again ? null : created,
                    0,
                    annotation(item, "kubernetes.io/change-cause")));
        }
        return newestFirst(revisions);
    }

    private static List<Revision> newestFirst(List<Revision> revisions) {
        return revisions.stream()
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .toList();
    }

    private static String annotation(JsonNode item, String name) {
        return item.path("metadata").path("annotations").path(name).asString("");
    }

    private static List<String> images(JsonNode template) {
        return template.path("spec")
                .path("containers")
                .valueStream()
                .map(container -> container.path("image").asString(""))
                .toList();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
