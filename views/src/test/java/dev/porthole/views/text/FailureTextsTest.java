package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Messages;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextsTest {

    private static final List<Failure> ALL = List.of(
            new Failure.Unreachable("Prometheus", ""),
            new Failure.TimedOut("Prometheus", Duration.ofSeconds(10), ""),
            new Failure.TimedOut("Prometheus", Duration.ofMillis(1500), ""),
            new Failure.Unauthorized("Prometheus", ""),
            new Failure.Forbidden("Prometheus", "list", "pods", ""),
            new Failure.Forbidden("Prometheus", "", "", ""),
            new Failure.TlsRejected("Prometheus", ""),
            new Failure.BadQuery("Prometheus", "", 0),
            new Failure.BadQuery("Prometheus", "", 7),
            new Failure.NotFound("Prometheus", ""),
            new Failure.NotFound("Prometheus", "no such index"),
            new Failure.Unparseable("Prometheus", ""),
            new Failure.TunnelDown("Prometheus", ""),
            new Failure.NoReadyPod("Prometheus", ""),
            new Failure.RateLimited("Prometheus", null, ""),
            new Failure.RateLimited("Prometheus", Duration.ofSeconds(3), ""),
            new Failure.TooLarge("Prometheus", 11_000, "samples", ""),
            new Failure.PartialResult("Prometheus", List.of("shard 1", "shard 2"), ""),
            new Failure.ServerFailed("Prometheus", 503, ""),
            new Failure.Unsupported("Prometheus", ""),
            new Failure.Cancelled("Prometheus", ""));

    private final FailureTexts texts = new FailureTexts();

    @Test
    void the_list_here_has_every_kind() {
        assertThat(ALL.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Failure.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void every_failure_has_a_sentence_and_an_action(String language) {
        var messages = new Messages(Locale.of(language));
        for (Failure failure : ALL) {
            assertThat(messages.text(texts.sentence(failure)))
                    .contains("Prometheus")
                    .doesNotContain("failure.")
                    .doesNotContain("{");
            assertThat(messages.text(texts.action(failure)))
                    .isNotBlank()
                    .doesNotContain("failure.")
                    .doesNotContain("{");
        }
    }

    @Test
    void the_details_are_named() {
        var messages = new Messages(Locale.ENGLISH);
        assertThat(messages.text(texts.sentence(new Failure.TimedOut("Prometheus", Duration.ofSeconds(10), ""))))
                .isEqualTo("Prometheus did not answer within 10 s");
        assertThat(messages.text(texts.sentence(new Failure.ServerFailed("Prometheus", 1503, "busy"))))
                .isEqualTo("Prometheus failed with status 1503 (busy)");
        assertThat(messages.text(texts.sentence(new Failure.Unreachable("Prom", "\u001b[2Jgone"))))
                .isEqualTo("Prom cannot be reached (\ufffd[2Jgone)");
    }
}
