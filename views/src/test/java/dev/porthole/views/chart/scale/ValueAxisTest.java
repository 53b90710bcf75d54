package dev.porthole.views.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueAxisTest {

    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private static List<String> labels(double low, double high, Quantity quantity) {
        return labels(ValueAxis.linear(low, high, quantity, 266, ENGLISH));
    }

    private static List<String> labels(ValueAxis axis) {
        return axis.ticks().stream()
                .map(tick -> tick.label().replace('\u202f', ' '))
                .toList();
    }

    @Test
    void labels_are_round_in_the_unit_that_fits() {
        assertThat(labels(0.002, 0.36, Quantity.RATIO)).containsExactly("0 %", "10 %", "20 %", "30 %", "40 %");
        assertThat(labels(0, 0.004, Quantity.RATIO)).containsExactly("0.0 %", "0.1 %", "0.2 %", "0.3 %", "0.4 %");
        assertThat(labels(0, 900e6, Quantity.BYTES))
                .containsExactly("0 MiB", "200 MiB", "400 MiB", "600 MiB", "800 MiB", "1,000 MiB");
        assertThat(labels(0, 0.21, Quantity.SECONDS))
                .containsExactly("0 ms", "50 ms", "100 ms", "150 ms", "200 ms", "250 ms");
        assertThat(labels(0, 7 * 86_400, Quantity.SECONDS)).containsExactly("0 d", "2 d", "4 d", "6 d", "8 d");
        assertThat(labels(0, 12_500, Quantity.PER_SECOND)).containsExactly("0 k/s", "5 k/s", "10 k/s", "15 k/s");
        assertThat(labels(-3, 5, Quantity.COUNT)).containsExactly("\u22124", "\u22122", "0", "2", "4", "6");
    }

    @Test
    void nothing_at_all_has_an_axis_too() {
        assertThat(labels(Double.NaN, Double.NaN, Quantity.RATIO))
                .startsWith("0.0 %")
                .endsWith("1.0 %");
        assertThat(labels(0, 0, Quantity.COUNT)).startsWith("0.0").endsWith("1.0");
    }

    @Test
    void every_extent_has_few_labels_that_differ_and_hold_it() {
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            double high = Math.pow(10, random.nextDouble() * 24 - 9) * random.nextDouble();
            double low = random.nextBoolean() ? 0 : -high * random.nextDouble();
            Quantity quantity = Quantity.values()[random.nextInt(Quantity.values().length)];
            ValueAxis axis = ValueAxis.linear(low, high, quantity, 266, ENGLISH);
            assertThat(labels(axis)).as("%s to %s %s", low, high, quantity).doesNotHaveDuplicates();
            assertThat(axis.ticks()).hasSizeBetween(2, 9);
            assertThat(axis.scale().low()).isLessThanOrEqualTo(low + high * 1e-6);
            assertThat(axis.scale().high()).isGreaterThanOrEqualTo(high * (1 - 1e-6));
        }
    }

    @Test
    void a_logarithmic_scale_gives_every_tenfold_the_same_room() {
        ValueAxis axis = ValueAxis.logarithmic(0.003, 42, Quantity.COUNT, 300, ENGLISH);
        assertThat(axis.scale().low()).isEqualTo(0.001);
        assertThat(axis.scale().high()).isEqualTo(100);
        assertThat(axis.scale().y(0.1)).isCloseTo(180, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(axis.scale().y(1)).isCloseTo(120, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(axis.scale().y(0)).isEqualTo(300);
        assertThat(axis.scale().value(120)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void the_largest_numbers_and_infinity_have_a_place() {
        ValueAxis axis = ValueAxis.linear(0, 1e300, Quantity.COUNT, 266, ENGLISH);
        assertThat(axis.scale().y(Double.POSITIVE_INFINITY)).isZero();
        assertThat(axis.scale().y(Double.NEGATIVE_INFINITY)).isEqualTo(266);
        assertThat(axis.ticks()).hasSizeBetween(2, 9);
    }
}
