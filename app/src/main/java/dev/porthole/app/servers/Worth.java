package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether a server that answers has anything to tell; asked only when there is a choice.
 *
 * @param <S> the port
 */
@FunctionalInterface
public interface Worth<S> {

    /** Why it is of no use; empty when it is of some. */
    Optional<Failure> missing(S source, Deadline deadline);

    /** Whatever answers is good enough. */
    static <S> Worth<S> ofAny() {
        return (source, deadline) -> Optional.empty();
    }

    /** One that scrapes nothing, or that cannot be asked, such as a Prometheus in agent mode, is not worth having. */
    static Worth<MetricSource> ofMetrics(String product, InstantSource clock) {
        return (source, deadline) -> {
            Instant now = clock.instant();
            boolean scrapes;
            switch (source.instant(new InstantQuery("count(up)", now), deadline)) {
                case Outcome.Failed<?>(var failure) -> {
                    return Optional.of(failure);
                }
                case Outcome.Success<? extends List<?>>(var samples, var notes) -> scrapes = !samples.isEmpty();
            }
            if (scrapes) {
                return Optional.empty();
            }
            // What was pushed there has no "up".
            return switch (source.labelValues(
                    "__name__", List.of(), TimeRange.last(Duration.ofHours(1), now), deadline)) {
                case Outcome.Failed<List<String>>(var failure) -> Optional.of(failure);
                case Outcome.Success<List<String>>(var names, var notes) ->
                    names.isEmpty()
                            ? Optional.of(new Failure.NotFound(product, Detail.of("app.empty")))
                            : Optional.empty();
            };
        };
    }
}
