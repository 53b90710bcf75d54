package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On Alertmanager 0.34, from the folder named by {@code PORTHOLE_TEST_STACK}. */
class TodaysAlertControlTest extends RealAlertControl {

    @Override
    Optional<Path> binary() {
        return Binaries.today("alertmanager");
    }

    @Test
    void annotations_are_kept() {
        var deadline = Deadline.after(Duration.ofSeconds(20));
        var draft = new SilenceDraft(
                "",
                List.of(Matcher.equal("alertname", "Annotated")),
                now(),
                now().plusSeconds(60),
                "Kim",
                "why",
                Labels.of("ticket", "https://tickets.example/1"));
        assertThat(source().control().orElseThrow().silence(draft, deadline)).isInstanceOf(Outcome.Success.class);

        assertThat(source().silences(draft.matchers(), deadline))
                .isInstanceOfSatisfying(
                        Outcome.Success.class,
                        found -> assertThat((List<?>) found.value())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Silence.class,
                                        silence -> assertThat(silence.annotations())
                                                .isEqualTo(draft.annotations())));
    }
}
