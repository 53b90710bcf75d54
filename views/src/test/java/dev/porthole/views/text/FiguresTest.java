package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Messages;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {

    private final Figures figures = new Figures(new Messages(Locale.ENGLISH));

    private String text(double value, Quantity quantity) {
        return figures.of(value, quantity).text().replace('\u202f', ' ');
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.63, 63 %",
        "0.047, 4.7 %",
        "0.05, 5 %",
        "0.0042, 0.42 %",
        "0.00001, <0.01 %",
        "0.0001, 0.01 %",
        "0.0995, 10 %",
        "0.09949, 9.9 %",
        "0.00995, 1 %",
        "0.009949, 0.99 %",
        "0.994, 99.4 %",
        "0.99999, 99.9 %",
        "1, 100 %",
        "0.99, 99 %",
        "1.004, 100 %",
        "2.5, 250 %",
        "12.345, '1,235 %'",
        "-0.18, \u221218 %"
    })
    void a_ratio_is_written_in_per_cent_and_never_rounds_to_all_or_nothing(double value, String expected) {
        assertThat(text(value, Quantity.RATIO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.18, +18 %", "-0.18, \u221218 %", "0, 0 %", "0.003, +0.30 %", "-0.00000001, \u2212<0.01 %"})
    void a_change_has_its_sign(double value, String expected) {
        assertThat(text(value, Quantity.CHANGE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 /s",
        "1240, 1.24 k/s",
        "58.1, 58.1 /s",
        "5, 5 /s",
        "0.02, 0.02 /s",
        "0.001, <0.01 /s",
        "999, 999 /s",
        "999.4, 999 /s",
        "999.5, 1 k/s",
        "999499, 999 k/s",
        "999500, 1 M/s",
        "1e9, 1 G/s",
        "1.005, 1.01 /s",
        "9.995, 10 /s",
        "99.95, 100 /s",
        "123456, 123 k/s",
        "-1240, \u22121.24 k/s"
    })
    void a_rate_has_three_figures_and_a_prefix_that_fits(double value, String expected) {
        assertThat(text(value, Quantity.PER_SECOND)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.0000005, 0.50 \u00b5s",
        "0.0001, 100 \u00b5s",
        "0.0009996, 1 ms",
        "0.096, 96 ms",
        "0.9995, 1 s",
        "0.9994, 999 ms",
        "1.84, 1.84 s",
        "3.1, 3.10 s",
        "40, 40 s",
        "59.96, 1 min",
        "60, 1 min",
        "90, 1 min 30 s",
        "3599.6, 1 h",
        "3661, 1 h 1 min",
        "86400, 1 d",
        "273600, 3 d 4 h",
        "63072000, 2 y",
        "1e18, >999 y",
        "-1.5, \u22121.50 s"
    })
    void seconds_become_the_unit_that_is_said(double value, String expected) {
        assertThat(text(value, Quantity.SECONDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "4.98, 5",
        "2.5, 2.5",
        "9.96, 10",
        "12.4, 12",
        "12345, '12,345'",
        "99999, '99,999'",
        "99999.5, 100 k",
        "1234567, 1.23 M"
    })
    void a_count_is_whole_where_it_can_be(double value, String expected) {
        assertThat(text(value, Quantity.COUNT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "999, 999 B",
        "1000, 0.98 KiB",
        "1023, 1 KiB",
        "1024, 1 KiB",
        "48962627174.4, 45.6 GiB",
        "68719476736, 64 GiB",
        "1.2e18, 1.04 EiB"
    })
    void bytes_are_binary(double value, String expected) {
        assertThat(text(value, Quantity.BYTES)).isEqualTo(expected);
    }

    @Test
    void nothing_and_what_is_not_a_number_are_never_a_number() {
        for (Quantity quantity : Quantity.values()) {
            assertThat(text(TimeSeries.ABSENT, quantity)).isEqualTo("\u2013");
            assertThat(text(Double.NaN, quantity)).isEqualTo("NaN");
            assertThat(text(Double.POSITIVE_INFINITY, quantity)).isEqualTo("+Inf");
            assertThat(text(Double.NEGATIVE_INFINITY, quantity)).isEqualTo("\u2212Inf");
        }
    }

    @ParameterizedTest
    @EnumSource(Quantity.class)
    void any_number_fits_a_tile(Quantity quantity) {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            Figure figure = figures.of(value, quantity);
            assertThat(figure.number()).as("%s of %s", quantity, value).isNotEmpty();
            if (Math.abs(value) < 1e15) {
                assertThat(figure.number().length())
                        .as("%s of %s", quantity, value)
                        .isLessThanOrEqualTo(24);
            }
        }
        assertThat(text(Double.MAX_VALUE, quantity)).isNotEmpty();
        assertThat(text(Double.MIN_VALUE, quantity)).isNotEmpty();
    }

    @Test
    void the_language_decides_on_marks_and_words() {
        assertThat(new Figures(new Messages(Locale.GERMAN))
                        .of(1240, Quantity.PER_SECOND)
                        .number())
                .isEqualTo("1,24");
        assertThat(new Figures(new Messages(Locale.KOREAN))
                        .of(273600, Quantity.SECONDS)
                        .text())
                .isEqualTo("3\uc77c 4\uc2dc\uac04");
    }

    @Test
    void restarts_say_in_which_time() {
        assertThat(text(7, Quantity.COUNT_LAST_HOUR)).isEqualTo("7 in 1 h");
    }
}
