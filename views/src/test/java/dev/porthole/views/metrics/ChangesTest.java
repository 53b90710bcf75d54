package dev.porthole.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T05:00:00Z");

    private static Change change(Change.Kind kind, int secondsBefore, String service) {
        return new Change(
                kind,
                SINCE.minusSeconds(secondsBefore),
                Phrase.NONE,
                "",
                Labels.of("service", service, "namespace", "shop"));
    }

    @Test
    void what_came_shortly_before_to_the_same_thing_stands_first() {
        Change cause = change(Change.Kind.ROLLOUT, 90, "checkout");
        Change elsewhere = change(Change.Kind.ROLLOUT, 80, "users");
        Change longBefore = change(Change.Kind.ROLLOUT, 3_000, "checkout");
        Change effect = change(Change.Kind.RESTART, -120, "checkout");
        Change alert = change(Change.Kind.ALERT, -300, "checkout");
        assertThat(ChangeRanking.ranked(
                        List.of(alert, longBefore, effect, elsewhere, cause),
                        SINCE,
                        Labels.of("service", "checkout", "namespace", "shop")))
                .containsExactly(cause, elsewhere, effect, alert, longBefore);
    }

    @Test
    void shares_are_of_the_way_that_most_of_the_change_goes() {
        Map<Labels, ChangeShares.Share> shares = ChangeShares.of(
                List.of(
                        series("checkout", 1, 10),
                        series("payments", 1, 4),
                        series("users", 5, 4),
                        series("new", TimeSeries.ABSENT, 8),
                        series("gone", 3, TimeSeries.ABSENT)),
                new TimeRange(Instant.ofEpochSecond(10), Instant.ofEpochSecond(19)));
        assertThat(share(shares, "checkout")).isCloseTo(0.45, Offset.offset(1e-9));
        assertThat(share(shares, "payments")).isCloseTo(0.15, Offset.offset(1e-9));
        assertThat(share(shares, "new")).isCloseTo(0.4, Offset.offset(1e-9));
        assertThat(share(shares, "users")).isZero();
        assertThat(share(shares, "gone")).isZero();
    }

    @Test
    void a_fall_has_shares_as_well_and_no_change_has_none() {
        var part = new TimeRange(Instant.ofEpochSecond(10), Instant.ofEpochSecond(19));
        Map<Labels, ChangeShares.Share> fall = ChangeShares.of(List.of(series("a", 9, 0), series("b", 9, 6)), part);
        assertThat(share(fall, "a")).isCloseTo(0.75, Offset.offset(1e-9));
        Map<Labels, ChangeShares.Share> still = ChangeShares.of(List.of(series("a", 9, 9)), part);
        assertThat(TimeSeries.isAbsent(share(still, "a"))).isTrue();
    }

    private static double share(Map<Labels, ChangeShares.Share> shares, String service) {
        return shares.get(Labels.of("service", service)).share();
    }

    private static TimeSeries series(String service, double before, double during) {
        double[] values = new double[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i < 10 ? before : during;
        }
        return new TimeSeries(Labels.of("service", service), 0, 1000, values);
    }
}
