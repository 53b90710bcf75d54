package dev.porthole.connectors.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Matcher.Operator;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every source of alerts holds to. The source under test must have at least two alerts of different names. */
@Timeout(180)
public abstract class AlertSourceContract {

    protected abstract AlertSource source();

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private List<Alert> alerts(AlertFilter filter) {
        return value(source().alerts(filter, soon()));
    }

    private static AlertFilter matching(Matcher... matchers) {
        return new AlertFilter(List.of(matchers), true, true, true);
    }

    @Test
    void a_probe_tells_who_it_is() {
        Identity identity = value(source().probe(soon()));

        assertThat(identity.product()).isNotBlank();
        assertThat(identity.where()).isNotBlank();
    }

    @Test
    void alerts_have_a_name_a_start_and_a_fingerprint_of_their_own() {
        List<Alert> alerts = alerts(AlertFilter.ALL);

        assertThat(alerts.stream().map(Alert::name).collect(Collectors.toSet())).hasSizeGreaterThanOrEqualTo(2);
        assertThat(alerts)
                .extracting(Alert::fingerprint)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.name()).isNotEmpty();
            assertThat(alert.startsAt()).isBefore(alert.endsAt());
        });
    }

    @Test
    void matchers_choose_by_equality_and_by_anchored_pattern() {
        String name = alerts(AlertFilter.ALL).getFirst().name();
        String start = name.substring(0, 1);

        assertThat(alerts(matching(Matcher.equal("alertname", name))))
                .isNotEmpty()
                .allMatch(alert -> alert.name().equals(name));
        assertThat(alerts(matching(new Matcher("alertname", Operator.NOT_EQUAL, name))))
                .isNotEmpty()
                .noneMatch(alert -> alert.name().equals(name));
        assertThat(alerts(matching(new Matcher("alertname", Operator.REGEX, start + ".*"))))
                .isNotEmpty()
                .allMatch(alert -> alert.name().startsWith(start));
        assertThat(alerts(matching(new Matcher("alertname", Operator.REGEX, start))))
                .allMatch(alert -> alert.name().equals(start));
        assertThat(alerts(matching(new Matcher("alertname", Operator.NOT_REGEX, start + ".*"))))
                .noneMatch(alert -> alert.name().startsWith(start));
    }

    @Test
    void all_matchers_must_hold_and_no_match_is_an_empty_list() {
        String name = alerts(AlertFilter.ALL).getFirst().name();

        assertThat(alerts(
                        matching(Matcher.equal("alertname", name), new Matcher("alertname", Operator.NOT_EQUAL, name))))
                .isEmpty();
        assertThat(alerts(matching(Matcher.equal("alertname", "a \"quoted\" \\ name, {not} there\n"))))
                .isEmpty();
    }

    @Test
    void kinds_that_are_not_wanted_are_left_out() {
        assertThat(alerts(new AlertFilter(List.of(), false, true, true)))
                .noneMatch(alert -> alert.state() == Alert.State.ACTIVE);
        assertThat(alerts(new AlertFilter(List.of(), true, false, true)))
                .allMatch(alert -> alert.silencedBy().isEmpty());
        assertThat(alerts(new AlertFilter(List.of(), true, true, false)))
                .allMatch(alert -> alert.inhibitedBy().isEmpty());
    }

    @Test
    void groups_hold_the_same_alerts() {
        Set<String> all =
                alerts(AlertFilter.ALL).stream().map(Alert::fingerprint).collect(Collectors.toSet());
        List<AlertGroup> groups = value(source().groups(AlertFilter.ALL, soon()));

        assertThat(groups).allSatisfy(group -> {
            assertThat(group.receiver()).isNotEmpty();
            assertThat(group.alerts()).isNotEmpty();
        });
        assertThat(groups.stream()
                        .flatMap(group -> group.alerts().stream())
                        .map(Alert::fingerprint)
                        .collect(Collectors.toSet()))
                .isEqualTo(all);
    }

    @Test
    void alerts_go_to_receivers_that_are_listed() {
        List<Receiver> receivers = value(source().receivers(soon()));

        assertThat(receivers).isNotEmpty();
        assertThat(alerts(AlertFilter.ALL))
                .allSatisfy(alert -> assertThat(alert.receivers())
                        .isNotEmpty()
                        .allMatch(name -> receivers.contains(new Receiver(name))));
    }

    @Test
    void silences_come_with_the_newest_end_first() {
        List<Silence> silences = value(source().silences(List.of(), soon()));

        assertThat(silences)
                .isSortedAccordingTo(Comparator.comparing(Silence::endsAt).reversed());
        assertThat(silences)
                .allSatisfy(silence -> assertThat(silence.matchers()).isNotEmpty());
    }
}
