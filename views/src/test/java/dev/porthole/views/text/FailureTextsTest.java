package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
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
            new Failure.TooLarge("Prometheus", 0, "samples", ""),
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

    @Test
    void what_is_said_beside_an_answer_is_in_the_language_of_the_window() {
        var gone = new Failure.Unreachable("kubelet", Detail.of("http.cut", "node-1:10250"));
        Detail note = Detail.of("logs.unread", 2, 5, gone);
        assertThat(new Messages(Locale.ENGLISH).text(FailureTexts.words(note)))
                .isEqualTo("2 of 5 containers could not be read: kubelet cannot be reached"
                        + " (node-1:10250 closed the connection in the middle of the answer)");
        assertThat(new Messages(Locale.KOREAN).text(FailureTexts.words(note)))
                .startsWith("컨테이너 5개 중 2개를")
                .contains("kubelet에 연결할 수 없습니다");
        assertThat(new Messages(Locale.KOREAN).text(FailureTexts.words(Detail.of("secret.no-key", "password"))))
                .isEqualTo("키 password가 없습니다");
        assertThat(new Messages(Locale.KOREAN).text(texts.sentence(new Failure.TooLarge("Thanos", 5, "series", ""))))
                .isEqualTo("Thanos의 응답이 5 시계열보다 큽니다");
    }
}
