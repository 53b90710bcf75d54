package dev.porthole.app.servers;

import dev.porthole.app.command.Address;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All servers of a kind, each to be opened for itself: those that were named, or those that are found.
 *
 * @param <S> the port that is opened
 */
public final class EachServer<S extends Source> implements Function<Deadline, Outcome<List<EachServer.Found<S>>>> {

    private final ServiceKind kind;
    private final List<Address> named;
    private final ServerPlaces places;
    private final ServerTrial<S> trial;
    private final ServerCandidates known;

    /**
     * One that may be there.
     *
     * @param where in words for a person
     * @param named whether a person gave its address
     * @param opener over the first of its schemes that works
     */
    public record Found<S>(String where, boolean named, Function<Deadline, Outcome<S>> opener) {}

    /**
     * @param named none to look for them
     * @param opener makes a source of a way and of where it leads, in words
     * @param known is told what became of each place
     */
    public EachServer(
            ServiceKind kind,
            List<Address> named,
            ServerPlaces places,
            BiFunction<HttpGateway, String, S> opener,
            ServerCandidates known) {
        this.kind = kind;
        this.named = List.copyOf(named);
        this.places = places;
        this.trial = new ServerTrial<>(opener, Worth.ofAny());
        this.known = known;
    }

    /** The likeliest first. */
    @Override
    public Outcome<List<Found<S>>> apply(Deadline deadline) {
        if (named.isEmpty()) {
            return places.places(kind, Optional.empty(), known, deadline)
                    .map(found -> servers(found).stream().map(this::found).toList());
        }
        return Outcome.of(named.stream().map(this::named).toList());
    }

    /** Each with all its schemes. */
    private static Collection<List<Place>> servers(List<Place> found) {
        return found.stream()
                .collect(Collectors.groupingBy(Place::id, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private Found<S> found(List<Place> server) {
        return new Found<>(server.getFirst().where(), false, deadline -> opened(server, deadline));
    }

    private Found<S> named(Address address) {
        return new Found<>(
                ServerPlaces.words(address),
                true,
                deadline -> places.places(kind, Optional.of(address), known, deadline)
                        .then(found -> servers(found).stream()
                                .findFirst()
                                .map(server -> opened(server, deadline))
                                .orElseGet(
                                        () -> Outcome.failed(new Failure.NotFound(ServerPlaces.product(kind), "")))));
    }

    private Outcome<S> opened(List<Place> server, Deadline deadline) {
        String id = server.getFirst().id();
        Outcome<S> outcome = trial.answering(server, deadline.remaining());
        switch (outcome) {
            case Outcome.Success<S> answers -> known.openedToo(id);
            case Outcome.Failed<S>(var failure) -> known.failed(id, failure);
        }
        return outcome;
    }
}
