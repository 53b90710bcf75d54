package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the ReplicaSets of a Deployment got more or fewer pods, as its events tell, as long as the API holds them. Source:
 * Kubernetes 1.36, pkg/controller/deployment/sync.go (scaleReplicaSet).
 */
final class Scalings {

    /** The reason of the events that tell it. */
    static final String REASON = "ScalingReplicaSet";

    private static final Pattern SCALED =
            Pattern.compile("Scaled (up|down) replica set (\\S+)(?: from (\\d+))? to \\d+.*");

    private final List<Scaling> steps = new ArrayList<>();

    private record Scaling(String replicaSet, boolean up, boolean fromNothing, Instant at) {}

    Scalings(List<Event> events) {
        for (Event event : events) {
            Matcher scaled = SCALED.matcher(requireNonNullElse(event.getMessage(), ""));
            Instant at = time(event);
            if (scaled.matches() && at != null) {
                String from = scaled.group(3);
                steps.add(new Scaling(
                        scaled.group(2), scaled.group(1).equals("up"), from == null || from.equals("0"), at));
            }
        }
    }

    private static @Nullable Instant time(Event event) {
        return Stream.of(
                        Optional.ofNullable(event.getLastTimestamp()),
                        Optional.ofNullable(event.getEventTime()).map(MicroTime::getTime),
                        Optional.ofNullable(event.getFirstTimestamp()))
                .flatMap(Optional::stream)
                .flatMap(text -> Stream.ofNullable(new ApiTime(text).instant()))
                .findFirst()
                .orElse(null);
    }

    /**
     * When a ReplicaSet was rolled out again: it was made of nothing; or, while another had not taken its place wholly, it
     * was given more or the other fewer. Null when that is not told any more.
     *
     * @param other the one that it took the place of
     * @param since when that one began; what was told by then, which is counted in seconds, is of the first time
     */
    @Nullable
    Instant rolledOutAgain(String replicaSet, String other, Instant since) {
        List<Scaling> later =
                steps.stream().filter(step -> step.at().isAfter(since)).toList();
        return last(
                        later,
                        step -> step.up()
                                && step.fromNothing()
                                && step.replicaSet().equals(replicaSet))
                .or(() -> last(later, step -> step.up() && step.replicaSet().equals(replicaSet)))
                .or(() -> last(later, step -> !step.up() && step.replicaSet().equals(other)))
                .orElse(null);
    }

    private static Optional<Instant> last(List<Scaling> steps, Predicate<Scaling> which) {
        return steps.stream().filter(which).map(Scaling::at).max(Comparator.naturalOrder());
    }
}
