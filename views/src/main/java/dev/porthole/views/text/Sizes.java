package dev.porthole.views.text;

import java.util.Locale;

/** Amounts in a few characters. */
public final class Sizes {

    private static final String[] DECIMAL = {"", " k", " M", " G", " T"};

    private Sizes() {}

    /** Bytes in binary units. */
    public static String binary(long bytes) {
        return bytes < 1024
                ? bytes + " B"
                : bytes < 1 << 20
                        ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                        : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    /** A count: exact below 100,000, then with two or three figures ("3.1 M"). */
    public static String count(long count, Locale locale) {
        if (count < 100_000) {
            return String.format(locale, "%,d", count);
        }
        double rest = count;
        int unit = 0;
        while (rest >= 1000 && unit < DECIMAL.length - 1) {
            rest /= 1000;
            unit++;
        }
        return String.format(locale, rest < 10 ? "%.1f%s" : "%.0f%s", rest, DECIMAL[unit]);
    }
}
