package dev.porthole.views.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.alerts.AlertBoard.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBoardTest {

    @Test
    void the_worst_come_first_then_the_newest_and_pending_ones_last() {
        AlertBoard board = AlertBoard.of(SampleAlerts.incident(), SampleAlerts.rules(), SampleAlerts.NOW);
        assertThat(board.rows())
                .extracting(AlertRow::name)
                .containsExactly("DbPoolExhausted", "HighErrorRate", "PodCrashLooping", "DiskFillingUp");
        assertThat(board)
                .extracting(AlertBoard::firing, AlertBoard::pending, AlertBoard::silenced, AlertBoard::inhibited)
                .containsExactly(3, 1, 2, 1);
    }

    @Test
    void what_is_kept_from_its_receivers_stands_apart_and_says_how() {
        AlertBoard board = AlertBoard.of(SampleAlerts.incident(), SampleAlerts.rules(), SampleAlerts.NOW);

        assertThat(board.suppressed())
                .extracting(AlertRow::standing)
                .containsOnly(AlertRow.Standing.SILENCED, AlertRow.Standing.INHIBITED)
                .hasSize(3);
    }

    @Test
    void words_narrow_the_list_down_by_name_severity_and_labels() {
        AlertRow row = AlertRow.of(SampleAlerts.alert("HighErrorRate", "critical", "checkout", 1));

        assertThat(row.matches(List.of())).isTrue();
        assertThat(row.matches(List.of("errorrate", "critical"))).isTrue();
        assertThat(row.matches(List.of("alertname=higherrorrate"))).isTrue();
        assertThat(row.matches(List.of("errorrate", "-critical"))).isFalse();
        assertThat(row.matches(List.of("warning"))).isFalse();
    }

    @Test
    void the_alert_that_always_fires_is_health() {
        assertThat(AlertBoard.of(SampleAlerts.incident(), SampleAlerts.rules(), SampleAlerts.NOW)
                        .path())
                .isEqualTo(Path.WORKS);
        assertThat(AlertBoard.of(List.of(), SampleAlerts.rules(), SampleAlerts.NOW)
                        .path())
                .isEqualTo(Path.MISSING);
        assertThat(AlertBoard.of(List.of(), List.of(), SampleAlerts.NOW).path()).isEqualTo(Path.UNKNOWN);
    }

    @Test
    void an_alert_in_two_groups_counts_once() {
        AlertGroup group = SampleAlerts.group(SampleAlerts.alert("A", "page", "s", 1));
        AlertBoard board = AlertBoard.of(List.of(group, group), List.of(), SampleAlerts.NOW);
        assertThat(board.firing()).isOne();
        assertThat(board.rows().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void of_very_many_the_first_are_rows_and_all_are_counted() {
        var groups = new ArrayList<AlertGroup>();
        for (int i = 0; i < 3000; i++) {
            groups.add(SampleAlerts.group(SampleAlerts.alert("A" + i, "warning", "s" + i, i)));
        }
        AlertBoard board = AlertBoard.of(groups, List.of(), SampleAlerts.NOW);
        assertThat(board.firing()).isEqualTo(3000);
        assertThat(board.rows().size() + board.more()).isEqualTo(3000);
    }
}
