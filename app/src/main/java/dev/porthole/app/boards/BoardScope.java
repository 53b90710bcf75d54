package dev.porthole.app.boards;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.board.definition.BoardVariable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the board looks at.
 *
 * @param step between two points of a trend
 * @param values of the board's variables; those without one narrow nothing
 */
public record BoardScope(TimeRange range, Duration step, Map<BoardVariable, String> values) {

    private static final int POINTS = 120;
    private static final long[] NICE_SECONDS = {
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    public BoardScope {
        values = Map.copyOf(values);
    }

    /** With a round step that gives about as many points as a sparkline has pixels to spare. */
    public static BoardScope of(TimeRange range, String namespace) {
        return of(range, Map.of(BoardVariable.NAMESPACE, namespace));
    }

    /** The same for more variables. */
    public static BoardScope of(TimeRange range, Map<BoardVariable, String> values) {
        var given = new EnumMap<BoardVariable, String>(BoardVariable.class);
        given.putAll(values);
        long wanted = Math.max(1, range.length().toSeconds() / POINTS);
        for (long seconds : NICE_SECONDS) {
            if (seconds >= wanted) {
                return new BoardScope(range, Duration.ofSeconds(seconds), given);
            }
        }
        return new BoardScope(range, Duration.ofSeconds(wanted), given);
    }

    /** Empty for all. */
    String namespace() {
        return values.getOrDefault(BoardVariable.NAMESPACE, "");
    }

    /** Empty for all. */
    String service() {
        return values.getOrDefault(BoardVariable.SERVICE, "");
    }

    /** Whether a pod is looked at: of the namespace, and of the workload that a service is known by. */
    boolean has(Pod pod) {
        return isHere(pod.key().namespace())
                && (service().isEmpty()
                        || pod.owner().name().equals(service())
                        || pod.labels()
                                .findFirst("app.kubernetes.io/name", "app")
                                .filter(service()::equals)
                                .isPresent());
    }

    boolean isHere(String namespace) {
        return namespace().isEmpty() || namespace().equals(namespace);
    }
}
