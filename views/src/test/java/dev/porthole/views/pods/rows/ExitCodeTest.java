package dev.porthole.views.pods.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.workloads.Pod.Termination;
import dev.porthole.views.i18n.Messages;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private static String words(String reason, int code, int signal) {
        return ENGLISH.text(ExitCode.words(new Termination(reason, code, signal, "", Instant.EPOCH, Instant.EPOCH)));
    }

    @ParameterizedTest
    @CsvSource({
        "Error,137,0,SIGKILL", "Error,143,0,SIGTERM", "Error,139,0,segmentation", "Error,134,0,SIGABRT",
        "OOMKilled,137,9,memory", "Error,1,0,failed", "Error,127,0,not found", "Completed,0,0,without an error",
        "Error,0,15,SIGTERM", "Error,199,0,signal 71"
    })
    void codes_are_said_in_words(String reason, int code, int signal, String word) {
        assertThat(words(reason, code, signal)).contains(word);
    }

    @Test
    void every_code_has_words_in_every_language() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            var messages = new Messages(locale);
            for (int code = 0; code < 256; code++) {
                String said = messages.text(
                        ExitCode.words(new Termination("Error", code, 0, "", Instant.EPOCH, Instant.EPOCH)));
                assertThat(said).doesNotContain("pods.").contains(Integer.toString(code));
            }
        }
    }
}
