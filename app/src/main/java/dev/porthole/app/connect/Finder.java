package dev.porthole.app.connect;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.http.HttpGateway;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private final BiFunction<HttpGateway, String, S> opener;
    private final ServerBook book;

    /**
     * @param product the name used when there is no place at all
     * @param opener makes a source of a way and of where it leads, in words
     * @param book is told what became of each place
     */
    Finder(
            String product,
            Function<Deadline, Outcome<List<Place>>> places,
            BiFunction<HttpGateway, String, S> opener,
            ServerBook book) {
        this.product = product;
        this.places = places;
        this.opener = opener;
        this.book = book;
    }

    @Override
    public Outcome<S> apply(Deadline deadline) {
        return places.apply(deadline).then(found -> firstThatAnswers(found, deadline));
    }

    private Outcome<S> firstThatAnswers(List<Place> found, Deadline deadline) {
        Optional<Failure> first = Optional.empty();
        String failed = "";
        for (Place place : found) {
            Duration limit = found.size() == 1 ? deadline.remaining() : least(ENOUGH_FOR_ONE, deadline.remaining());
            switch (answering(place, limit)) {
                case Outcome.Success<S> answers -> {
                    book.opened(place.id());
                    return answers;
                }
                case Outcome.Failed<S>(var failure) -> {
                    // What the likelier of two schemes says is what a person should hear.
                    if (!place.id().equals(failed)) {
                        book.failed(place.id(), failure);
                        failed = place.id();
                    }
                    first = first.or(() -> Optional.of(failure));
                }
            }
            if (deadline.passed()) {
                break;
            }
        }
        return Outcome.failed(first.orElseGet(() -> new Failure.NotFound(product, "")));
    }

    private Outcome<S> answering(Place place, Duration limit) {
        S source = opener.apply(place.way().get(), place.where());
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

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
