package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Says how one connection stands. UI thread only. */
public final class ConnectionViewModel {

    private final ConnectionFeed feed;
    private final Messages messages;
    private final InstantSource clock;
    private final FailureTexts failures = new FailureTexts();
    private final ReadOnlyObjectWrapper<ConnectionWords> words;
    private final ReadOnlyObjectWrapper<List<ServerCandidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());
    private Observation<ConnectionState> latest;

    public ConnectionViewModel(ConnectionFeed feed, Messages messages, InstantSource clock) {
        this.feed = feed;
        this.messages = messages;
        this.clock = clock;
        this.latest = feed.live().latest();
        this.words = new ReadOnlyObjectWrapper<>(say());
    }

    public ReadOnlyObjectProperty<ConnectionWords> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The servers it may go to, the likeliest first; none where there is no choice, or before anybody has looked. */
    ReadOnlyObjectProperty<List<ServerCandidate>> candidatesProperty() {
        return candidates.getReadOnlyProperty();
    }

    /** What to do with the candidates; empty where there is no choice. */
    Optional<ServerChoice> servers() {
        return feed.servers();
    }

    void retry() {
        feed.retry().run();
    }

    /** The manifest of the rights that are missing; empty when nothing is forbidden, or no manifest helps. */
    Optional<String> missingRole() {
        return latest.known()
                .flatMap(ConnectionState::problem)
                .filter(failure -> failure instanceof Failure.Forbidden || isUnseen(failure))
                .map(missing -> feed.role())
                .filter(role -> !role.isEmpty());
    }

    /** It may be in a namespace that may not be listed. */
    private static boolean isUnseen(Failure failure) {
        return failure.detail() instanceof Detail.Sentence(var key, var arguments)
                && ("detail." + key).equals("detail.app.onlyNamespaces");
    }

    public Subscription attach(UiBridge bridge) {
        Subscription toState = bridge.deliver(feed.live(), state -> {
            latest = state;
            words.set(say());
        });
        Subscription toCandidates = feed.servers()
                .map(servers -> bridge.deliver(
                        servers.candidates(),
                        found -> candidates.set(found.known().orElse(List.of()))))
                .orElse(() -> {});
        return () -> {
            toState.close();
            toCandidates.close();
        };
    }

    /** Why a candidate was not taken. */
    String sentence(Failure failure) {
        return VisibleText.of(messages.text(failures.sentence(failure)));
    }

    /** Lets "for 2 min" grow. */
    void tick() {
        words.set(say());
    }

    private ConnectionWords say() {
        String name = messages.text("connection." + feed.id());
        return switch (latest) {
            case Observation.Pending<ConnectionState> pending ->
                new ConnectionWords(
                        name,
                        "",
                        messages.text("connection.state.CONNECTING"),
                        Tone.NEUTRAL,
                        "",
                        Optional.empty(),
                        "",
                        "");
            case Observation.Fresh<ConnectionState>(var state, var at, var notes) -> say(name, state, Optional.empty());
            case Observation.Stale<ConnectionState>(var state, var at, var failure) ->
                say(name, state, Optional.of(failure));
            case Observation.Failed<ConnectionState>(var failure, var at) ->
                new ConnectionWords(
                        name,
                        "",
                        messages.text("connection.state.FAILED"),
                        Tone.DANGER,
                        "",
                        Optional.of(messages.text(failures.sentence(failure))),
                        messages.text(failures.action(failure)),
                        since(at));
        };
    }

    private ConnectionWords say(String name, ConnectionState state, Optional<Failure> newer) {
        Optional<Failure> problem = newer.or(state::problem);
        String key = "connection.state." + state.status();
        String text = switch (state.status()) {
            case CONNECTED ->
                briefly(state.notes())
                        + messages.text(key, new Amount(milliseconds(state.latency()), Quantity.SECONDS));
            case RECONNECTING ->
                messages.text(key, state.attempt())
                        + problem.map(failure -> messages.text(failures.detail(failure)))
                                .filter(detail -> !detail.isBlank())
                                .map(detail -> " \u2014 " + detail)
                                .orElse("");
            case CONNECTING, LOGIN_NEEDED, AUTH_EXPIRED, FORBIDDEN, NO_READY_POD, NOT_FOUND, NOT_CONFIGURED, FAILED ->
                messages.text(key);
        };
        return new ConnectionWords(
                state.identity()
                        .map(identity -> VisibleText.of(identity.product()))
                        .orElse(name),
                state.identity()
                        .map(identity -> VisibleText.of(identity.version()))
                        .orElse(""),
                text,
                state.notes().isEmpty() ? tone(state.status()) : Tone.WARNING,
                state.identity()
                        .map(identity -> VisibleText.of(identity.where()))
                        .orElse(""),
                problem.map(failure -> messages.text(failures.sentence(failure)))
                        .or(() -> wholly(state.notes())),
                problem.map(failure -> messages.text(failures.action(failure))).orElse(""),
                since(state.since()));
    }

    /** The first note, which says how much of it works, before the latency. */
    private String briefly(List<Detail> notes) {
        return notes.isEmpty() ? "" : words(notes.getFirst()) + " \u00b7 ";
    }

    /** The others say why. */
    private Optional<String> wholly(List<Detail> notes) {
        return notes.isEmpty()
                ? Optional.empty()
                : Optional.of(notes.stream().skip(1).map(this::words).collect(Collectors.joining("\n")));
    }

    private String words(Detail note) {
        return messages.text(FailureTexts.words(note));
    }

    /** To the millisecond, for a latency; at least one. */
    private static double milliseconds(Duration latency) {
        return Math.max(1, Math.round(latency.toNanos() / 1e6)) / 1e3;
    }

    private static Tone tone(ConnectionState.Status status) {
        return switch (status) {
            case CONNECTED -> Tone.SUCCESS;
            case CONNECTING, NOT_CONFIGURED -> Tone.NEUTRAL;
            case RECONNECTING, NO_READY_POD -> Tone.WARNING;
            case LOGIN_NEEDED, AUTH_EXPIRED, FORBIDDEN, NOT_FOUND, FAILED -> Tone.DANGER;
        };
    }

    private String since(Instant since) {
        long seconds = Math.max(0, Duration.between(since, clock.instant()).toSeconds());
        return messages.text("connection.since", new Amount(seconds, Quantity.SECONDS));
    }
}
