package dev.porthole.app.alerts.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are filled as Prometheus fills them, and what is not read is known beforehand. */
class AlarmTemplateTest {

    private static String filled(String text, double value) {
        return new AlarmTemplate(text).filled(Labels.of("node", "a$1\\b"), value);
    }

    @Test
    void labels_are_put_in_as_they_are() {
        assertThat(filled("{{ $labels.node }}/{{$labels.none}}.", 1)).isEqualTo("a$1\\b/.");
    }

    /** As Prometheus' own tests of its templates have them. */
    @ParameterizedTest
    @CsvSource({
        "0.1234567, humanizePercentage, 12.35%",
        "1, humanizePercentage, 100%",
        "1435065584.128, humanize, 1.435G",
        "0.0, humanize, 0",
        "1234567.0, humanize, 1.235M",
        ".12, humanize, 120m",
        "0, humanizeDuration, 0s",
        "1, humanizeDuration, 1s",
        "60, humanizeDuration, 1m 0s",
        "3600, humanizeDuration, 1h 0m 0s",
        "86400, humanizeDuration, 1d 0h 0m 0s",
        "129600, humanizeDuration, 1d 12h 0m 0s",
        ".1, humanizeDuration, 100ms",
        ".0001, humanizeDuration, 100us",
        "-.0001, humanizeDuration, -100us",
        "1.2345, humanizeDuration, 1.234s",
        "'NaN', humanize, NaN",
        "'Infinity', humanizeDuration, +Inf"
    })
    void numbers_are_readable(String value, String how, String text) {
        assertThat(filled("{{ $value | " + how + " }}", Double.parseDouble(value)))
                .isEqualTo(text);
    }

    @Test
    void what_is_not_read_is_found_at_its_place() {
        assertThat(new AlarmTemplate("{{ $value }} of {{ query \"up\" }}").mistake())
                .hasValue(16);
        assertThat(new AlarmTemplate("{{ $value | humanize }}").mistake()).isEmpty();
        assertThat(new AlarmTemplate("a }} b").mistake()).hasValue(2);
    }
}
