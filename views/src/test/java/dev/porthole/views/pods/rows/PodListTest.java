package dev.porthole.views.pods.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.pods.ManyPods;
import dev.porthole.views.pods.rows.PodList.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodListTest {

    private static final TimeRange HOUR = TimeRange.last(Duration.ofHours(1), ManyPods.NOW);

    private final ManyPods pods = new ManyPods(40);

    private PodList list(PodListQuery query) {
        return PodList.of(pods.table(), HOUR, Map.of(), query);
    }

    private static List<PodRow> rows(PodList list) {
        return list.lines().stream()
                .filter(Line.One.class::isInstance)
                .map(line -> ((Line.One) line).row())
                .toList();
    }

    private static PodListQuery sorted(PodColumn column, boolean descending) {
        return new PodListQuery("", Optional.of(column), descending, PodGrouping.NONE, Set.of());
    }

    @Test
    void those_in_trouble_come_first_unless_a_column_is_chosen() {
        PodList list = list(PodListQuery.ALL);

        assertThat(list.matching()).isEqualTo(40);
        assertThat(list.pods()).isEqualTo(40);
        assertThat(rows(list).getFirst().isTroubled()).isTrue();
        assertThat(rows(list).getLast().isTroubled()).isFalse();
    }

    @Test
    void every_column_sorts_both_ways_and_equal_rows_stay_by_their_names() {
        for (PodColumn column : PodColumn.values()) {
            List<PodRow> up = rows(list(sorted(column, false)));
            List<PodRow> down = rows(list(sorted(column, true)));

            assertThat(up).as(column.name()).isSortedAccordingTo(column.order());
            assertThat(down)
                    .as(column.name())
                    .isSortedAccordingTo(column.order().reversed());
            assertThat(up)
                    .as(column.name())
                    .isSortedAccordingTo(
                            column.order().thenComparing(row -> row.pod().key()));
        }
    }

    @Test
    void groups_count_their_pods_and_can_be_collapsed() {
        var byNode = new PodListQuery("", Optional.empty(), false, PodGrouping.NODE, Set.of("node-1"));

        PodList list = list(byNode);

        List<Line.Group> groups = list.lines().stream()
                .filter(Line.Group.class::isInstance)
                .map(Line.Group.class::cast)
                .toList();
        assertThat(groups).extracting(Line.Group::name).containsExactly("node-0", "node-1", "node-2", "node-3");
        assertThat(groups).extracting(Line.Group::pods).containsOnly(10);
        assertThat(groups.get(1).collapsed()).isTrue();
        assertThat(list.matching()).isEqualTo(40);
        assertThat(rows(list)).hasSize(30).noneMatch(row -> row.pod().node().equals("node-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "node:node-2, 10",
        "NS:shop-1, 20",
        "node:node-2 status:oom, 2",
        "owner:app-3 ns:shop-1, 4",
        "pod-39, 1",
        "nothing-like-it, 0"
    })
    void all_words_of_the_filter_must_be_found_where_they_say(String typed, int found) {
        var query = new PodListQuery(typed, Optional.empty(), false, PodGrouping.NONE, Set.of());

        assertThat(list(query).matching()).isEqualTo(found);
    }
}
