package dev.porthole.connectors.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every source that can be written to holds to. */
@Timeout(120)
public abstract class AlertControlContract {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** One that was opened for writing. */
    protected abstract AlertSource source();

    /** The time by the source's clock. */
    protected abstract Instant now();

    private final String name = "Contract" + NAMES.incrementAndGet();

    private AlertControl control() {
        return source().control().orElseThrow();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static <T> Failure failure(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<T>) outcome).failure();
    }

    private SilenceDraft draft() {
        return new SilenceDraft(
                List.of(Matcher.equal("alertname", name), Matcher.notRegex("team", "a\"b\\\\|c.*")),
                now().plusSeconds(-60).truncatedTo(ChronoUnit.MILLIS),
                now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS),
                "Kim, on call",
                "deploys \u2014 \uc7a0\uc2dc \"quiet\"\n\u00e9");
    }

    private String made(SilenceDraft draft) {
        Receipt receipt = value(control().silence(draft, soon()));
        assertThat(receipt.id()).isNotEmpty();
        assertThat(receipt.server()).isNotEmpty();
        return receipt.id();
    }

    private Silence silence(String id) {
        return value(source().silences(List.of(), soon())).stream()
                .filter(silence -> silence.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Alert> alert() {
        var filter = new AlertFilter(List.of(Matcher.equal("alertname", name)), true, true, true);
        return value(source().alerts(filter, soon())).stream().findFirst();
    }

    private void send(Instant end) {
        var alert = new AlertDraft(
                Labels.of("alertname", name, "team", "shop"),
                Labels.of("summary", "only a test"),
                now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS),
                end,
                "http://127.0.0.1/porthole");
        assertThat(value(control().send(List.of(alert), soon())).server()).isNotEmpty();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_silence_is_there_as_it_was_drawn_up_and_begins_now_at_the_earliest() {
        SilenceDraft draft = draft();

        Silence silence = silence(made(draft));

        assertThat(silence.state()).isEqualTo(Silence.State.ACTIVE);
        assertThat(silence.matchers()).containsExactlyInAnyOrderElementsOf(draft.matchers());
        assertThat(silence.startsAt()).isAfter(draft.startsAt());
        assertThat(silence.endsAt()).isEqualTo(draft.endsAt());
        assertThat(silence.createdBy()).isEqualTo(draft.createdBy());
        assertThat(silence.comment()).isEqualTo(draft.comment());
    }

    @Test
    void one_that_begins_later_waits() {
        Instant later = now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        SilenceDraft draft = draft();
        String id = made(new SilenceDraft(draft.matchers(), later, draft.endsAt(), "a", "b"));

        assertThat(silence(id).state()).isEqualTo(Silence.State.PENDING);
        assertThat(silence(id).startsAt()).isEqualTo(later);
    }

    @Test
    void it_is_extended_in_place() {
        String id = made(draft());
        Silence before = silence(id);

        String after = made(before.draft().until(before.endsAt().plusSeconds(3600)));

        assertThat(after).isEqualTo(id);
        assertThat(silence(id).endsAt()).isEqualTo(before.endsAt().plusSeconds(3600));
        assertThat(silence(id).startsAt()).isEqualTo(before.startsAt());
    }

    @Test
    void words_are_changed_in_place() {
        String id = made(draft());
        SilenceDraft old = silence(id).draft();

        String after = made(new SilenceDraft(
                id, old.matchers(), old.startsAt(), old.endsAt(), "Lee", "another reason", old.annotations()));

        assertThat(after).isEqualTo(id);
        assertThat(silence(id).createdBy()).isEqualTo("Lee");
        assertThat(silence(id).comment()).isEqualTo("another reason");
    }

    @Test
    void other_matchers_make_another_silence_and_end_the_old_one() {
        String id = made(draft());
        SilenceDraft old = silence(id).draft();
        List<Matcher> wider = List.of(Matcher.regex("alertname", name + ".*"));

        String after = made(new SilenceDraft(
                id, wider, old.startsAt(), old.endsAt(), old.createdBy(), old.comment(), old.annotations()));

        assertThat(after).isNotEqualTo(id);
        assertThat(silence(id).state()).isEqualTo(Silence.State.EXPIRED);
        assertThat(silence(after).state()).isEqualTo(Silence.State.ACTIVE);
        assertThat(silence(after).matchers()).isEqualTo(wider);
    }

    @Test
    void an_ended_one_comes_back_under_another_id() {
        String id = made(draft());
        value(control().expire(id, soon()));
        Silence ended = silence(id);

        String again = made(ended.draft().until(now().plusSeconds(3600)));

        assertThat(again).isNotEqualTo(id);
        assertThat(silence(again).state()).isEqualTo(Silence.State.ACTIVE);
    }

    @Test
    void it_is_ended_now_and_ending_it_again_changes_nothing() {
        String id = made(draft());

        assertThat(value(control().expire(id, soon())).id()).isEqualTo(id);
        Silence ended = silence(id);
        assertThat(ended.state()).isEqualTo(Silence.State.EXPIRED);
        assertThat(ended.endsAt()).isBeforeOrEqualTo(now().plusSeconds(5));

        value(control().expire(id, soon()));
        assertThat(silence(id).endsAt()).isEqualTo(ended.endsAt());
    }

    @Test
    void what_is_refused_says_why() {
        SilenceDraft draft = draft();

        assertThat(refusal(draft.until(draft.startsAt().minusSeconds(1))))
                .contains("start time must be before end time");
        assertThat(refusal(
                        new SilenceDraft(draft.matchers(), now().minusSeconds(60), now().minusSeconds(30), "a", "b")))
                .contains("end time can't be in the past");
        assertThat(refusal(withMatchers(Matcher.equal("alertname", ""))))
                .contains("at least one matcher must not match the empty string");
        assertThat(refusal(withMatchers(Matcher.notEqual("alertname", "x"), Matcher.regex("a", "("))))
                .contains("error parsing regexp");
        assertThat(refusal(withMatchers())).contains("matchers");
    }

    private SilenceDraft withMatchers(Matcher... matchers) {
        SilenceDraft draft = draft();
        return new SilenceDraft(List.of(matchers), draft.startsAt(), draft.endsAt(), "a", "b");
    }

    private String refusal(SilenceDraft draft) {
        Failure failure = failure(control().silence(draft, soon()));
        assertThat(failure).isInstanceOf(Failure.BadQuery.class);
        String said = failure.detail().toString();
        assertThat(said).doesNotStartWith("\"").doesNotStartWith("{").doesNotContain("\n");
        return said;
    }

    @Test
    void one_that_is_not_there_is_said_to_be_gone() {
        String id = "11111111-2222-4333-8444-555555555555";

        assertThat(failure(control().expire(id, soon()))).isInstanceOf(Failure.NotFound.class);
        SilenceDraft draft = draft();
        assertThat(failure(control()
                        .silence(
                                new SilenceDraft(
                                        id, draft.matchers(), draft.startsAt(), draft.endsAt(), "a", "b", Labels.EMPTY),
                                soon())))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void an_alert_that_is_sent_fires_until_it_is_resolved() {
        send(now().plusSeconds(600));
        await(() -> alert().isPresent());
        Alert alert = alert().orElseThrow();
        assertThat(alert.annotations().get("summary")).isEqualTo("only a test");
        assertThat(alert.generatorUrl()).isEqualTo("http://127.0.0.1/porthole");
        assertThat(alert.receivers()).isNotEmpty();

        send(now().minusSeconds(1));
        await(() -> alert().isEmpty());
    }

    @Test
    void a_silence_mutes_and_its_end_lets_be_heard_again() {
        send(now().plusSeconds(600));
        await(() -> alert().map(Alert::state).equals(Optional.of(Alert.State.ACTIVE)));

        String id = made(draft());
        await(() -> alert().map(Alert::silencedBy).equals(Optional.of(List.of(id))));
        assertThat(alert().orElseThrow().state()).isEqualTo(Alert.State.SUPPRESSED);

        value(control().expire(id, soon()));
        await(() -> alert().map(Alert::state).equals(Optional.of(Alert.State.ACTIVE)));
    }

    @Test
    void routing_leads_to_the_receivers_that_alerts_go_to() {
        send(now().plusSeconds(600));
        await(() -> alert().isPresent());
        Alert alert = alert().orElseThrow();

        Routing routing = value(source().routing(soon())).getFirst();

        assertThat(routing.receivers(alert.labels()).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(alert.receivers());
        assertThat(routing.paths(alert.labels()))
                .allSatisfy(path -> assertThat(path.routes().getFirst()).isEqualTo(routing.root()));
        assertThat(routing.receivers()).extracting(Routing.Destination::name).containsAll(alert.receivers());
    }

    @Test
    void servers_tell_of_themselves() {
        assertThat(value(source().servers(soon()))).isNotEmpty().allSatisfy(server -> {
            assertThat(server.version()).isNotEmpty();
            assertThat(server.where()).isNotEmpty();
            assertThat(server.upSince()).isBeforeOrEqualTo(now().plusSeconds(5));
        });
    }
}
