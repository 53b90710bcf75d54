package dev.porthole.app.alerts.alarms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A number as the templates of Prometheus write it. */
record ReadableNumber(double value) {

    private static final List<String> LARGE = List.of("", "k", "M", "G", "T", "P", "E", "Z", "Y");
    private static final List<String> SMALL = List.of("", "m", "u", "n", "p", "f", "a", "z", "y");
    private static final double LARGEST_PLAIN = 1e21;
    private static final double SMALLEST_PLAIN = 1e-4;

    /** All its digits. */
    String plain() {
        double size = Math.abs(value);
        boolean digits = Double.isFinite(value) && (size == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
        return digits ? stripped(BigDecimal.valueOf(value)) : special();
    }

    String fourDigits() {
        return Double.isFinite(value) ? stripped(new BigDecimal(value).round(new MathContext(4))) : special();
    }

    /** With the prefix of its unit, such as "1.5k". */
    String withPrefix(String unit) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" + unit : special();
        }
        double scaled = value;
        int steps = 0;
        boolean large = Math.abs(value) >= 1;
        List<String> prefixes = large ? LARGE : SMALL;
        while (steps < prefixes.size() - 1 && (large ? Math.abs(scaled) >= 1000 : Math.abs(scaled) < 1)) {
            scaled = large ? scaled / 1000 : scaled * 1000;
            steps++;
        }
        return new ReadableNumber(scaled).fourDigits() + prefixes.get(steps) + unit;
    }

    /** Of seconds, such as "1h 5m 0s". */
    String duration() {
        if (!Double.isFinite(value) || Math.abs(value) < 1) {
            return withPrefix("s");
        }
        long seconds = (long) Math.abs(value);
        String sign = value < 0 ? "-" : "";
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return "%s%dd %dh %dm %ds".formatted(sign, days, hours, minutes, seconds % 60);
        }
        if (hours > 0) {
            return "%s%dh %dm %ds".formatted(sign, hours, minutes, seconds % 60);
        }
        return minutes > 0 ? "%s%dm %ds".formatted(sign, minutes, seconds % 60) : fourDigits() + "s";
    }

    private static String stripped(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String special() {
        return value == Double.POSITIVE_INFINITY
                ? "+Inf"
                : value == Double.NEGATIVE_INFINITY ? "-Inf" : String.valueOf(value);
    }
}
