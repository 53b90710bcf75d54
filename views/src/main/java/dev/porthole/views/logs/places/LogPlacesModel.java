package dev.porthole.views.logs.places;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What can be searched besides what was found by itself. UI thread only. */
public final class LogPlacesModel {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ObservableValue<@Nullable LogSource> source;
    private final Search search;
    private final LatestOnlyTask listing;
    private final LatestOnlyTask linking;
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer", Offer.NOTHING);

    /**
     * What can be chosen.
     *
     * @param chosen empty for what was found by itself
     * @param failure why some of it is missing; empty when nothing is
     */
    public record Offer(
            List<LogPlace> places,
            List<SavedLogSearch> searches,
            Optional<LogPlace> chosen,
            Optional<Failure> failure) {

        static final Offer NOTHING = new Offer(List.of(), List.of(), Optional.empty(), Optional.empty());

        public Offer {
            places = List.copyOf(places);
            searches = List.copyOf(searches);
        }
    }

    /** The search that is made at the place. */
    public interface Search {

        LogQuery query();

        /** Fields that are shown as columns. */
        List<String> columns();

        /** Another place was chosen: all is asked anew. */
        void again();

        /** What somebody saved is asked. */
        void show(SavedLogSearch saved);

        /** There is no address that a browser could show. */
        void failed(Failure failure);
    }

    public LogPlacesModel(ObservableValue<@Nullable LogSource> source, Search search, UiBridge bridge) {
        this.source = source;
        this.search = search;
        this.listing = new LatestOnlyTask(bridge);
        this.linking = new LatestOnlyTask(bridge);
    }

    /** Whether the source has places to choose from. */
    public ObservableValue<Boolean> availableProperty() {
        return source.map(known -> known.places().isPresent()).orElse(false);
    }

    /** As it was when it was last looked for. */
    public ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Looks for what there is now. */
    public void look() {
        places().ifPresent(places -> listing.ask("log places", () -> listed(places), offer::set));
    }

    /** Searches there from now on. */
    public void choose(Optional<LogPlace> place) {
        places().ifPresent(places -> {
            places.choose(place);
            look();
            search.again();
        });
    }

    /** Asks what was saved, at the place it was made for, if that is known. */
    public void choose(SavedLogSearch saved) {
        places().ifPresent(places -> {
            offer.get().places().stream()
                    .filter(place -> !place.id().isEmpty() && place.id().equals(saved.place()))
                    .findFirst()
                    .ifPresent(place -> places.choose(Optional.of(place)));
            look();
            search.show(saved);
        });
    }

    /** The address at which a browser shows the same search; who asked is not told when there is none, the search is. */
    public void link(Consumer<URI> browser) {
        Optional<LogPlaces> places = places();
        if (places.isEmpty()) {
            return;
        }
        LogQuery query = search.query();
        List<String> columns = search.columns();
        linking.ask("log link", () -> places.get().link(query, columns, Deadline.after(LIMIT)), answer -> {
            switch (answer) {
                case Outcome.Success<URI>(var address, var notes) -> browser.accept(address);
                case Outcome.Failed<URI>(var failure) -> search.failed(failure);
            }
        });
    }

    private Optional<LogPlaces> places() {
        return Optional.ofNullable(source.getValue()).flatMap(LogSource::places);
    }

    private static Offer listed(LogPlaces places) {
        Deadline deadline = Deadline.after(LIMIT);
        Outcome<List<LogPlace>> all = places.all(deadline);
        Outcome<List<SavedLogSearch>> saved = places.savedSearches(deadline);
        return new Offer(value(all), value(saved), places.chosen(), failure(all).or(() -> failure(saved)));
    }

    private static <T> List<T> value(Outcome<List<T>> outcome) {
        return outcome instanceof Outcome.Success<List<T>>(var value, var notes) ? value : List.of();
    }

    private static Optional<Failure> failure(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(var failure) ? Optional.of(failure) : Optional.empty();
    }
}
