package dev.porthole.views.logs.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions beside the words: turned over, switched off, pinned, edited, and undone. */
class LogInputTest {

    private static final LogFilter POD = LogFilter.of(Subject.POD, "checkout-0");
    private static final LogFilter STATUS = LogFilter.field("status", "503", false);

    private final LogInput input = new LogInput(new SampleLanguage());
    private int steps;

    @Test
    void a_condition_takes_the_place_of_its_opposite_and_is_a_step_of_the_way_back() {
        input.setBeforeStep(() -> steps++);
        input.add(STATUS);
        input.add(STATUS);
        Runnable back = input.memento();
        input.add(STATUS.inverted());
        assertThat(input.filters()).containsExactly(STATUS.inverted());
        assertThat(steps).isEqualTo(2);
        back.run();
        assertThat(input.filters()).containsExactly(STATUS);
    }

    @Test
    void what_is_switched_off_stays_and_counts_for_nothing() {
        input.add(STATUS);
        input.replace(input.pills().getFirst(), input.pills().getFirst().disabled(true));
        assertThat(input.pills()).hasSize(1);
        assertThat(input.filters()).isEmpty();
        assertThat(input.conditions()).isEmpty();
    }

    @Test
    void what_is_pinned_stays_when_something_else_is_clicked() {
        input.add(STATUS);
        input.add(POD);
        input.replace(input.pills().getFirst(), input.pills().getFirst().pinned(true));
        input.show(List.of(LogFilter.of(Subject.SERVICE, "cart")));
        assertThat(input.filters()).containsExactly(LogFilter.of(Subject.SERVICE, "cart"), STATUS);
    }

    @Test
    void an_edited_condition_is_read_anew_or_refused() {
        input.add(STATUS.inverted());
        LogPill pill = input.pills().getFirst();
        assertThat(input.written(pill)).isEqualTo("status:503");
        assertThat(input.edit(pill, "status:")).isFalse();
        assertThat(input.filters()).containsExactly(STATUS.inverted());
        assertThat(input.edit(pill, "status:504 and user:7")).isTrue();
        assertThat(input.filters())
                .containsExactly(LogFilter.field("status", "504", true), LogFilter.field("user", "7", true));
        input.add(POD);
        assertThat(input.edit(input.pills().getLast(), "checkout-1")).isTrue();
        assertThat(input.filters()).last().isEqualTo(LogFilter.of(Subject.POD, "checkout-1"));
    }

    @Test
    void what_is_typed_becomes_conditions() {
        input.textProperty().set("status:503 and not user:7");
        assertThat(input.textToPills()).isFalse();
        input.languageProperty().set(Language.KQL);
        assertThat(input.textToPills()).isTrue();
        assertThat(input.filters()).containsExactly(STATUS, LogFilter.field("user", "7", true));
        assertThat(input.textProperty().get()).isEmpty();
        assertThat(input.textToPills()).isFalse();
    }
}
