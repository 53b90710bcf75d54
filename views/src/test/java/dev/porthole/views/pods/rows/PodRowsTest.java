package dev.porthole.views.pods.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.GonePod;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.pods.SamplePods;
import dev.porthole.views.text.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodRowsTest {

    private static final TimeRange HOUR = TimeRange.last(Duration.ofHours(1), SamplePods.NOW);

    private static final PodKey GONE = new PodKey("shop", "gone-since");
    private static final Instant SEEN = SamplePods.NOW.minusSeconds(600);

    private static PodRow row(PodTable table, String name) {
        return PodRows.of(table, HOUR, Map.of(), name).rows().getFirst();
    }

    @Test
    void those_in_trouble_come_first_and_the_newest_of_them_at_the_top() {
        PodRows rows = PodRows.of(SamplePods.incident(3), HOUR, Map.of(), "");
        assertThat(rows.rows())
                .extracting(row -> row.pod().key().name())
                .startsWith(
                        "checkout-7d9f-x2k4q",
                        "checkout-7d9f-pl8vd",
                        "search-0",
                        "reports-28c1-xx81b",
                        "gateway-66f4-2mmxw");
        assertThat(rows.restarts()).isEqualTo(7);
        assertThat(rows.exact()).isTrue();
        assertThat(rows.pods()).isEqualTo(10);
    }

    @Test
    void the_reason_is_why_it_waits_unless_its_end_says_more() {
        var sample = new SamplePods();
        sample.pod("a", "oom", "CrashLoopBackOff", 3, 1, "OOMKilled", 137, Duration.ofMinutes(1));
        sample.pod("a", "crash", "CrashLoopBackOff", 3, 1, "Error", 1, Duration.ofMinutes(1));
        sample.pod("a", "image", "ImagePullBackOff", 0, 0, "", 0, Duration.ofMinutes(1));
        sample.pod("a", "starting", "Init:0/1", 0, 0, "", 0, Duration.ofMinutes(1));
        sample.pod("a", "done", "Completed", 0, 0, "Completed", 0, Duration.ofMinutes(1));
        PodTable table = sample.table();
        assertThat(row(table, "oom").reason()).isEqualTo("OOMKilled");
        assertThat(row(table, "oom").tone()).isEqualTo(Tone.DANGER);
        assertThat(row(table, "/crash").reason()).isEqualTo("CrashLoopBackOff");
        assertThat(row(table, "/image").reason()).isEqualTo("ImagePullBackOff");
        assertThat(row(table, "starting").reason()).isEmpty();
        assertThat(row(table, "starting").isTroubled()).isFalse();
        assertThat(row(table, "done").tone()).isEqualTo(Tone.SUCCESS);
    }

    @Test
    void restarts_of_which_it_is_not_known_when_they_were_make_the_count_a_lower_bound() {
        var sample = new SamplePods();
        sample.pod("a", "seen-all", "Running", 3, 3, "Error", 1, Duration.ofMinutes(1));
        sample.pod("a", "seen-last", "Running", 9, 1, "Error", 1, Duration.ofMinutes(1));
        sample.pod("a", "long-ago", "Running", 9, 1, "Error", 1, Duration.ofHours(5));
        PodTable table = sample.table();
        assertThat(row(table, "seen-all"))
                .extracting(PodRow::restarts, PodRow::exact)
                .containsExactly(3, true);
        assertThat(row(table, "seen-last"))
                .extracting(PodRow::restarts, PodRow::exact)
                .containsExactly(1, false);
        assertThat(row(table, "long-ago"))
                .extracting(PodRow::restarts, PodRow::exact)
                .containsExactly(0, true);
    }

    @Test
    void what_restarted_in_pods_that_are_gone_still_counts() {
        PodTable before = SamplePods.incident(0);
        var after = new PodTable(Map.of(), before.restarts());
        assertThat(before.restarts()).isNotEmpty();
        assertThat(PodRows.of(after, HOUR, Map.of(), "").restarts())
                .isEqualTo((int) before.restarts().stream()
                        .filter(restart -> HOUR.contains(restart.ended().finishedAt()))
                        .count())
                .isPositive();
    }

    @Test
    void a_pod_that_restarted_and_is_gone_stays_in_the_list_marked_and_is_counted_once() {
        PodTable before = SamplePods.incident(0);
        var gone =
                before.all().stream().map(pod -> new GonePod(pod, HOUR.end())).toList();
        var after = new PodTable(Map.of(), before.restarts(), gone);

        PodRows rows = PodRows.of(after, HOUR, Map.of(), "");

        assertThat(rows.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.gone()).isTrue();
            assertThat(row.restarts()).isPositive();
        });
        assertThat(rows.rows().getFirst().reason()).isEqualTo("OOMKilled");
        assertThat(rows.restarts())
                .isEqualTo(PodRows.of(before, HOUR, Map.of(), "").restarts());
        assertThat(PodRows.of(after, HOUR, Map.of(), "no such").rows()).isEmpty();
    }

    @Test
    void the_filter_looks_at_names_reasons_nodes_and_owners() {
        PodTable table = SamplePods.incident(20);
        assertThat(PodRows.of(table, HOUR, Map.of(), " CHECKOUT ").rows()).hasSize(2);
        assertThat(PodRows.of(table, HOUR, Map.of(), "oomkilled").rows()).hasSize(1);
        assertThat(PodRows.of(table, HOUR, Map.of(), "edge/").rows()).hasSize(1);
        assertThat(PodRows.of(table, HOUR, Map.of(), "no such").rows()).isEmpty();
        assertThat(PodRows.of(table, HOUR, Map.of(), "no such").pods()).isEqualTo(27);
    }

    @Test
    void of_ten_thousand_pods_the_first_thousand_are_rows() {
        PodRows rows = PodRows.of(SamplePods.incident(10_000), HOUR, Map.of(), "");
        assertThat(rows.rows()).hasSize(PodRows.MAX);
        assertThat(rows.more()).isEqualTo(10_007 - PodRows.MAX);
        assertThat(rows.rows().getFirst().reason()).isEqualTo("OOMKilled");
    }

    @Test
    void restarts_of_the_past_come_from_metrics_and_make_the_count_exact() {
        PodTable table = SamplePods.incident(3);
        PodKey calm = table.all().stream()
                .filter(pod -> pod.restarts() == 0)
                .findFirst()
                .orElseThrow()
                .key();
        int before = PodRows.of(table, HOUR, Map.of(), "").restarts();

        PodRows rows = PodRows.of(table, HOUR, Map.of(calm, measured(2, "Error"), GONE, measured(5, "OOMKilled")), "");

        assertThat(rows.rows())
                .filteredOn(row -> row.pod().key().equals(calm))
                .singleElement()
                .satisfies(row -> assertThat(row.restarts()).isEqualTo(2));
        assertThat(rows.restarts()).isEqualTo(before + 2 + 5);
        assertThat(rows.exact()).isTrue();
    }

    @Test
    void a_pod_that_went_before_anybody_watched_is_told_from_metrics() {
        PodTable table = SamplePods.incident(3);
        Map<PodKey, Measured> past = Map.of(GONE, measured(5, "OOMKilled"));

        assertThat(PodRows.of(table, HOUR, past, "gone-since").rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.gone()).isTrue();
                    assertThat(row.restarts()).isEqualTo(5);
                    assertThat(row.reason()).isEqualTo("OOMKilled");
                    assertThat(row.at()).isEqualTo(SEEN);
                });
        assertThat(PodRows.of(table, HOUR, past, "no such").rows()).isEmpty();
    }

    private static Measured measured(int restarts, String reason) {
        return new Measured(restarts, reason, SEEN);
    }
}
