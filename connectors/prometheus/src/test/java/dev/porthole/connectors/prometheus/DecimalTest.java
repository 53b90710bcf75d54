package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    private static double parse(String text) {
        byte[] bytes = ("[" + text + "]").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }

    private static void assertSame(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Test
    void numbers_have_the_same_bits_as_javas() {
        var random = new Random(7);
        for (int i = 0; i < 1_000_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                assertSame(Double.toString(any));
            }
            assertSame(Double.toString(random.nextDouble() * 1e6));
            assertSame(random.nextLong() + "e" + (random.nextInt(640) - 330));
            assertSame(random.nextInt(100_000) + "." + random.nextInt(100_000_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "1",
                "-1",
                "1e-07",
                "1e+21",
                "9007199254740993",
                "9007199254740992",
                "0.1",
                "4.9e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "1e400",
                "1e-400",
                "123456789012345678901234567890",
                "0.000000000000000000000000000000000123",
                "179769313486231580793728971405301e276",
                "9214843084008499",
                "1e23",
                "8.5e22",
                "1E5",
                "00012.50"
            })
    void edge_cases_have_the_same_bits_as_javas(String text) {
        assertSame(text);
    }

    @Test
    void specials_are_gos() {
        assertThat(parse("NaN")).isNaN();
        assertThat(parse("+Inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parse("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "nan", "Infinity", "1.2.3", "1e", "1e+", "0x10", "1d", "1 ", "1_0", "."})
    void nonsense_is_refused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
