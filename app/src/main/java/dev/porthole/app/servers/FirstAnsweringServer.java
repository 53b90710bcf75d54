package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.http.HttpGateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tries the places where a server may be, all at the same time, and takes the likeliest one that answers as one and has
 * something to tell.
 *
 * @param <S> the port that is opened
 */
public final class FirstAnsweringServer<S extends Source> implements Function<Deadline, Outcome<S>> {

    private final String product;
    private final Function<Deadline, Outcome<List<Place>>> places;
    private final ServerTrial<S> trial;
    private final ServerCandidates known;

    /**
     * @param product the name used when there is no place at all
     * @param opener makes a source of a way and of where it leads, in words
     * @param worth looks whether a source that answers has anything to tell
     * @param known is told what became of each place
     */
    public FirstAnsweringServer(
            String product,
            Function<Deadline, Outcome<List<Place>>> places,
            BiFunction<HttpGateway, String, S> opener,
            Worth<S> worth,
            ServerCandidates known) {
        this.product = product;
        this.places = places;
        this.trial = new ServerTrial<>(opener, worth);
        this.known = known;
    }

    @Override
    public Outcome<S> apply(Deadline deadline) {
        return places.apply(deadline).then(found -> likeliestThatAnswers(found, deadline));
    }

    private Outcome<S> likeliestThatAnswers(List<Place> found, Deadline deadline) {
        List<List<Place>> servers = List.copyOf(found.stream()
                .collect(Collectors.groupingBy(Place::id, LinkedHashMap::new, Collectors.toList()))
                .values());
        if (servers.isEmpty()) {
            return Outcome.failed(new Failure.NotFound(product, ""));
        }
        if (servers.size() == 1) {
            // There is no choice, so that what it has to tell does not matter.
            return told(servers.getFirst(), trial.answering(servers.getFirst(), deadline.remaining()));
        }
        var race = new ServerRace<S>(product, servers.size(), deadline);
        for (int rank = 0; rank < servers.size(); rank++) {
            List<Place> server = servers.get(rank);
            race.start(rank, limit -> trial.worthwhile(server, limit));
        }
        ServerRace.Result<S> result = race.result();
        result.failures().forEach((rank, failure) -> known.failed(id(servers.get(rank)), failure));
        result.winner().ifPresent(rank -> known.opened(id(servers.get(rank))));
        return result.outcome();
    }

    private Outcome<S> told(List<Place> server, Outcome<S> outcome) {
        switch (outcome) {
            case Outcome.Success<S> answers -> known.opened(id(server));
            case Outcome.Failed<S>(var failure) -> known.failed(id(server), failure);
        }
        return outcome;
    }

    private static String id(List<Place> server) {
        return server.getFirst().id();
    }
}
