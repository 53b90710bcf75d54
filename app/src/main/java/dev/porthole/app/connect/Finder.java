package dev.porthole.app.connect;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries the places where a server may be, the likeliest first, and takes the first one that answers as one.
 *
 * @param <S> the port that is opened
 */
final class Finder<S extends Source> implements Function<Deadline, Outcome<S>> {

    private static final Duration ENOUGH_FOR_ONE = Duration.ofSeconds(4);

    private final String product;
    private final Function<Deadline, Outcome<List<Place>>> places;
    private final Function<Place, S> opener;

    /** @param product the name used when there is no place at all */
    Finder(String product, Function<Deadline, Outcome<List<Place>>> places, Function<Place, S> opener) {
        this.product = product;
        this.places = places;
        this.opener = opener;
    }

    @Override
    public Outcome<S> apply(Deadline deadline) {
        return places.apply(deadline).then(found -> firstThatAnswers(found, deadline));
    }

    private Outcome<S> firstThatAnswers(List<Place> found, Deadline deadline) {
        Optional<Failure> first = Optional.empty();
        for (Place place : found) {
            S source = opener.apply(place);
            Duration limit = found.size() == 1 ? deadline.remaining() : least(ENOUGH_FOR_ONE, deadline.remaining());
            switch (source.probe(Deadline.after(limit))) {
                case Outcome.Success<Identity>(var identity, var notes) -> {
                    return Outcome.of(source, notes);
                }
                case Outcome.Failed<Identity>(var failure) -> {
                    source.close();
                    place.release().run();
                    first = first.or(() -> Optional.of(failure));
                }
            }
            if (deadline.passed()) {
                break;
            }
        }
        return Outcome.failed(first.orElseGet(() -> new Failure.NotFound(product, "")));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
