package dev.porthole.connectors.demo.alerts;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.api.matching.MatcherText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The silences: those that are always there, and those made, changed and ended since the start. Refuses what Alertmanager
 * refuses, in its words, and gives a new id where it does. Thread-safe.
 */
public final class SilenceBook {

    private static final Duration RENEWED = Duration.ofHours(6);

    private final String target;
    private final Map<String, Silence> written = new LinkedHashMap<>();
    private int made;

    /** @param target who is asked, for failures */
    public SilenceBook(String target) {
        this.target = target;
    }

    /** All of them as they are at {@code now}, the newest end first. */
    public synchronized List<Silence> all(Instant now) {
        var all = new LinkedHashMap<String, Silence>();
        standing(now).forEach(silence -> all.put(silence.id(), silence));
        written.forEach((id, silence) -> all.put(id, at(silence, now)));
        return all.values().stream()
                .sorted(Comparator.comparing(Silence::endsAt).reversed())
                .toList();
    }

    /** Its id from now on. */
    public synchronized Outcome<String> put(SilenceDraft draft, Instant now) {
        Optional<String> refusal = refusal(draft, now);
        if (refusal.isPresent()) {
            return Outcome.failed(new Failure.BadQuery(target, Detail.said(refusal.get()), 0));
        }
        if (draft.id().isEmpty()) {
            return Outcome.of(write(fresh(), draft, now));
        }
        Optional<Silence> old = find(draft.id(), now);
        if (old.isEmpty()) {
            return missing();
        }
        if (isChangeable(old.get(), draft, now)) {
            return Outcome.of(write(draft.id(), draft, draft.startsAt(), now));
        }
        end(old.get(), now);
        return Outcome.of(write(fresh(), draft, now));
    }

    /** Its id again. */
    public synchronized Outcome<String> expire(String id, Instant now) {
        Optional<Silence> old = find(id, now);
        old.ifPresent(silence -> end(silence, now));
        return old.isPresent() ? Outcome.of(id) : missing();
    }

    private static Optional<String> refusal(SilenceDraft draft, Instant now) {
        if (!draft.startsAt().isBefore(draft.endsAt())) {
            return Optional.of("Failed to create silence: start time must be before end time");
        }
        if (draft.endsAt().isBefore(now)) {
            return Optional.of("Failed to create silence: end time can't be in the past");
        }
        if (draft.matchers().isEmpty()) {
            return Optional.of("matchers in body should have at least 1 items");
        }
        for (Matcher matcher : draft.matchers()) {
            Optional<String> mistake = MatcherText.mistake(matcher);
            if (mistake.isPresent()) {
                return Optional.of("invalid silence: invalid label matcher: error parsing regexp: " + mistake.get());
            }
        }
        return draft.matchers().stream().allMatch(SilenceBook::matchesEmptyText)
                ? Optional.of("invalid silence: at least one matcher must not match the empty string")
                : Optional.empty();
    }

    /** As Alertmanager sees it: a negated matcher counts as one that does not. */
    private static boolean matchesEmptyText(Matcher matcher) {
        return switch (matcher.operator()) {
            case EQUAL, REGEX -> matcher.test().test("");
            case NOT_EQUAL, NOT_REGEX -> false;
        };
    }

    private static boolean isChangeable(Silence old, SilenceDraft draft, Instant now) {
        boolean inTime = switch (old.state()) {
            case ACTIVE -> old.startsAt().getEpochSecond() == draft.startsAt().getEpochSecond();
            case PENDING -> !draft.startsAt().isBefore(now);
            case EXPIRED -> false;
        };
        return inTime && old.matchers().equals(draft.matchers());
    }

    private Optional<Silence> find(String id, Instant now) {
        return all(now).stream().filter(silence -> silence.id().equals(id)).findFirst();
    }

    private <T> Outcome<T> missing() {
        return Outcome.failed(new Failure.NotFound(target, Detail.of("alertmanager.no-silence")));
    }

    private String fresh() {
        made++;
        return "demo-silence-%d".formatted(made);
    }

    private String write(String id, SilenceDraft draft, Instant now) {
        return write(id, draft, draft.startsAt().isBefore(now) ? now : draft.startsAt(), now);
    }

    private String write(String id, SilenceDraft draft, Instant from, Instant now) {
        written.put(
                id,
                new Silence(
                        id,
                        state(from, draft.endsAt(), now),
                        draft.matchers(),
                        new Silence.Times(from, draft.endsAt(), now),
                        draft.createdBy(),
                        draft.comment(),
                        draft.annotations()));
        return id;
    }

    private void end(Silence silence, Instant now) {
        if (silence.state() != Silence.State.EXPIRED) {
            Instant from = silence.startsAt().isAfter(now) ? now : silence.startsAt();
            write(silence.id(), silence.draft().until(now), from, now);
        }
    }

    private static Silence at(Silence silence, Instant now) {
        return new Silence(
                silence.id(),
                state(silence.startsAt(), silence.endsAt(), now),
                silence.matchers(),
                silence.times(),
                silence.createdBy(),
                silence.comment(),
                silence.annotations());
    }

    private static Silence.State state(Instant from, Instant to, Instant now) {
        if (!now.isBefore(to)) {
            return Silence.State.EXPIRED;
        }
        return now.isBefore(from) ? Silence.State.PENDING : Silence.State.ACTIVE;
    }

    /** One for the full disk, renewed every six hours, and the one before it. */
    private static List<Silence> standing(Instant now) {
        long period = RENEWED.toMillis();
        long begun = now.toEpochMilli() - Math.floorMod(now.toEpochMilli(), period);
        return List.of(
                standing(Instant.ofEpochMilli(begun), Silence.State.ACTIVE),
                standing(Instant.ofEpochMilli(begun - period), Silence.State.EXPIRED));
    }

    private static Silence standing(Instant from, Silence.State state) {
        return new Silence(
                "demo-%d".formatted(from.getEpochSecond()),
                state,
                List.of(Matcher.equal("alertname", "NodeDiskFilling"), Matcher.equal("node", "node-3")),
                new Silence.Times(from, from.plus(RENEWED), from),
                "demo",
                "Known: the disk is replaced this week",
                Labels.EMPTY);
    }
}
