package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.http.HttpGateway;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One try of one server, over each of its schemes, and over another way where the first one is forbidden.
 *
 * @param <S> the port
 */
record ServerTrial<S extends Source>(BiFunction<HttpGateway, String, S> opener, Worth<S> worth) {

    /**
     * What a try of one server came to.
     *
     * @param source when it answers
     * @param failure why it does not, or why it is of little use
     */
    record Verdict<S>(Optional<S> source, Optional<Failure> failure) {}

    /** Whether it answers, and has something to tell. */
    Verdict<S> worthwhile(List<Place> schemes, Duration limit) {
        Deadline deadline = Deadline.after(limit);
        return switch (answering(schemes, limit)) {
            case Outcome.Failed<S>(var failure) -> new Verdict<>(Optional.empty(), Optional.of(failure));
            case Outcome.Success<S>(var source, var notes) ->
                new Verdict<>(Optional.of(source), worth.missing(source, deadline));
        };
    }

    /** The source over the first scheme that works; else the failure that tells most. */
    Outcome<S> answering(List<Place> schemes, Duration limit) {
        Deadline deadline = Deadline.after(limit);
        Optional<Failure> first = Optional.empty();
        for (int i = 0; i < schemes.size(); i++) {
            boolean last = i == schemes.size() - 1;
            // One that swallows the first scheme's packets leaves some time for the other one.
            Duration share = last
                    ? deadline.remaining()
                    : deadline.remaining().multipliedBy(5).dividedBy(8);
            switch (answering(schemes.get(i), share)) {
                case Outcome.Success<S> answers -> {
                    return answers;
                }
                case Outcome.Failed<S>(var failure) ->
                    first = Optional.of(first.map(earlier -> tellsMore(earlier, failure) ? failure : earlier)
                            .orElse(failure));
            }
            if (deadline.passed()) {
                break;
            }
        }
        return Outcome.failed(first.orElseThrow());
    }

    /** Plain HTTP on a TLS port is refused in some way or other; then the reason that TLS gives is the true one. */
    private static boolean tellsMore(Failure first, Failure other) {
        boolean vague = switch (first) {
            case Failure.BadQuery refused -> true;
            case Failure.Unreachable cut -> true;
            case Failure.Unparseable garbled -> true;
            case Failure.TimedOut silent -> true;
            default -> false;
        };
        boolean spoken = switch (other) {
            case Failure.TlsRejected rejected -> !isPlain(rejected);
            case Failure.Unauthorized unauthorized -> true;
            case Failure.Forbidden forbidden -> true;
            case Failure.NotFound notFound -> true;
            case Failure.ServerFailed failed -> true;
            case Failure.RateLimited limited -> true;
            default -> false;
        };
        return vague && spoken;
    }

    /** The port speaks no TLS at all, which only says that the first scheme was the right one. */
    private static boolean isPlain(Failure.TlsRejected rejected) {
        String said = rejected.detail().toString().toLowerCase(Locale.ROOT);
        return said.contains("does not speak tls") || said.contains("plain");
    }

    private Outcome<S> answering(Place place, Duration limit) {
        S source = opener.apply(new AskedLog(place.way().get(), place.where()), place.where());
        return switch (source.probe(Deadline.after(limit))) {
            case Outcome.Success<Identity>(var identity, var notes) -> Outcome.of(source, notes);
            case Outcome.Failed<Identity>(var failure) -> {
                source.close();
                boolean forbidden = failure instanceof Failure.Forbidden;
                yield place.whenForbidden()
                        .filter(other -> forbidden)
                        .map(other -> answering(other, limit))
                        // What would have to be allowed first is what a person should hear.
                        .filter(Outcome.Success.class::isInstance)
                        .orElseGet(() -> Outcome.failed(failure));
            }
        };
    }
}
