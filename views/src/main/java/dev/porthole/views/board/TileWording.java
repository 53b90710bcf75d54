package dev.porthole.views.board;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Figure;
import dev.porthole.views.text.Figures;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what is known of a tile's reading into words. */
final class TileWording {

    /** The absence that means: the metric is there, but who exports it does not answer. */
    private static final String TARGET_DOWN = "board.absent.target";

    private static final int SPOKEN_PARTS = 5;

    private final Messages messages;
    private final Figures figures;
    private final FailureTexts failures = new FailureTexts();

    TileWording(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    TileState state(Phrase name, Observation<TileReading> observation, Instant now) {
        String title = messages.text(name);
        return switch (observation) {
            case Observation.Pending<TileReading> pending ->
                without(title, TileStatus.PENDING, Freshness.PENDING, messages.text("board.pending"), List.of());
            case Observation.Fresh<TileReading>(var reading, var at, var notes) -> fresh(title, reading, notes);
            case Observation.Stale<TileReading>(var reading, var at, var failure) ->
                stale(title, reading, Duration.between(at, now), failure);
            case Observation.Failed<TileReading>(var failure, var at) ->
                without(
                        title,
                        TileStatus.FAILED,
                        isOfTunnel(failure) ? Freshness.TUNNEL_DOWN : Freshness.NO_ANSWER,
                        messages.text(failures.sentence(failure)),
                        List.of(messages.text(failures.action(failure))));
        };
    }

    private static boolean isOfTunnel(Failure failure) {
        return failure instanceof Failure.TunnelDown || failure instanceof Failure.NoReadyPod;
    }

    private TileState fresh(String title, TileReading reading, List<Detail> notes) {
        if (reading.absence().isPresent()) {
            Phrase absence = reading.absence().get();
            Freshness trust = absence.key().equals(TARGET_DOWN) ? Freshness.TARGET_DOWN : Freshness.NO_SERIES;
            return without(title, TileStatus.EMPTY, trust, messages.text(absence), story(reading, notes));
        }
        TileStatus status = switch (reading.severity()) {
            case OK, INFO -> TileStatus.LIVE;
            case WARNING -> TileStatus.WARNING;
            case CRITICAL -> TileStatus.CRITICAL;
        };
        String badge = reading.doubts().weakened() ? messages.text("trust.DOUBTFUL") : badge(Freshness.LIVE);
        return with(title, reading, status, Freshness.LIVE, badge, story(reading, notes));
    }

    /** What is doubtful, and the server's own remarks. */
    private List<String> story(TileReading reading, List<Detail> notes) {
        return Stream.concat(
                        reading.doubts().sentences().stream().map(messages::text),
                        notes.stream().map(note -> messages.text(FailureTexts.words(note))))
                .toList();
    }

    private TileState stale(String title, TileReading reading, Duration age, Failure failure) {
        Amount seconds = new Amount(Math.max(0, age.toSeconds()), Quantity.SECONDS);
        boolean tunnel = isOfTunnel(failure);
        String badge = messages.text(tunnel ? "trust.TUNNEL_DOWN" : "trust.STALE", seconds);
        var why = List.of(messages.text(failures.sentence(failure)), messages.text(failures.action(failure)));
        if (reading.absence().isPresent()) {
            return without(
                            title,
                            TileStatus.EMPTY,
                            Freshness.STALE,
                            messages.text(reading.absence().get()),
                            why)
                    .withBadge(badge);
        }
        return with(title, reading, TileStatus.STALE, tunnel ? Freshness.TUNNEL_DOWN : Freshness.STALE, badge, why);
    }

    private TileState with(
            String title, TileReading reading, TileStatus status, Freshness trust, String badge, List<String> story) {
        Figure figure = figures.of(reading.value(), reading.quantity());
        String detail = messages.text(reading.detail());
        var words = new TileState.Words(
                title,
                detail,
                messages.text(reading.limit()),
                badge,
                lines(title + ": " + figure.text(), detail, badge, String.join("\n", story)),
                spoken(
                        title + " " + figure.text(),
                        aloud(reading.detail()),
                        aloud(parts(reading)),
                        reading.severity() == Severity.OK ? "" : messages.text("severity." + reading.severity()),
                        badge));
        return new TileState(
                words,
                Optional.of(figure),
                status,
                reading.severity(),
                trust,
                new TileState.Picture(
                        reading.quantity(), reading.value(), reading.trend(), reading.threshold(), parts(reading)),
                reading.focus());
    }

    private List<TileState.Part> parts(TileReading reading) {
        return reading.parts().stream()
                .map(part -> new TileState.Part(
                        messages.text(part.name()), figures.of(part.value(), reading.quantity()), part))
                .toList();
    }

    /** The parts as a screen reader says them: the first few. */
    private String aloud(List<TileState.Part> parts) {
        return parts.stream()
                .limit(SPOKEN_PARTS)
                .map(part -> part.name() + " " + part.figure().text())
                .collect(Collectors.joining(", "));
    }

    private TileState without(String title, TileStatus status, Freshness trust, String why, List<String> story) {
        String badge = badge(trust);
        var words = new TileState.Words(
                title,
                why,
                "",
                badge,
                lines(title + ": " + badge, why, String.join("\n", story), ""),
                spoken(title, badge, why, ""));
        return new TileState(
                words, Optional.empty(), status, Severity.OK, trust, TileState.Picture.NOTHING, Labels.EMPTY);
    }

    private String badge(Freshness trust) {
        return messages.text("trust." + trust);
    }

    private String aloud(Phrase phrase) {
        String key = phrase.key() + ".spoken";
        return messages.has(key) ? messages.text(key, phrase.arguments().toArray()) : messages.text(phrase);
    }

    private String spoken(String... parts) {
        return joined(", ", parts)
                .replace("\u202f%", " " + messages.text("unit.percent.spoken"))
                .replace('\u202f', ' ')
                .replace(" \u00b7 ", ", ");
    }

    private static String lines(String... parts) {
        return joined("\n", parts);
    }

    private static String joined(String separator, String... parts) {
        return String.join(
                separator, Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }
}
