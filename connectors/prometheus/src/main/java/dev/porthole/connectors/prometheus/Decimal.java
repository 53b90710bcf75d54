package dev.porthole.connectors.prometheus;

import java.nio.charset.StandardCharsets;

/**
 * Reads a sample's value from bytes, to the same bits as {@link Double#parseDouble}: small numbers by one exact
 * multiplication (Clinger), others by a 128-bit product (Eisel and Lemire, "Number Parsing at a Gigabyte per Second",
 * 2021), and the few that neither can decide by the JDK.
 */
final class Decimal {

    private static final double[] EXACT = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT_INTEGERS = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int LARGEST_EXPONENT = 10_000;
    private static final double UNDECIDED = Double.NaN;

    private Decimal() {}

    /** The number in {@code bytes[from, to)}: a decimal, {@code NaN}, {@code +Inf} or {@code -Inf}. */
    static double parse(byte[] bytes, int from, int to) throws NumberFormatException {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || at < to && bytes[at] == '+') {
            at++;
        }
        long digits = 0;
        int count = 0;
        int exponent = 0;
        boolean point = false;
        boolean any = false;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                any = true;
                if (count < MOST_DIGITS) {
                    digits = digits * 10 + digit;
                    count += digits == 0 ? 0 : 1;
                    exponent -= point ? 1 : 0;
                } else {
                    return slow(bytes, from, to);
                }
            } else if (bytes[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!any) {
            return special(bytes, from, to);
        }
        if (at < to) {
            long written = exponent(bytes, at, to);
            if (written == Long.MIN_VALUE) {
                return slow(bytes, from, to);
            }
            exponent += (int) written;
        }
        double value = value(digits, exponent);
        return Double.isNaN(value) ? slow(bytes, from, to) : negative ? -value : value;
    }

    /** What is written after the digits, or {@link Long#MIN_VALUE} when that is no plain small exponent. */
    private static long exponent(byte[] bytes, int from, int to) {
        int at = from;
        if ((bytes[at] | 0x20) != 'e' || ++at == to) {
            return Long.MIN_VALUE;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        if (at == to) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || value > LARGEST_EXPONENT) {
                return Long.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private static double value(long digits, int exponent) {
        if (digits == 0) {
            return 0;
        }
        if (digits <= EXACT_INTEGERS && exponent >= -22 && exponent <= 22) {
            return exponent < 0 ? digits / EXACT[-exponent] : digits * EXACT[exponent];
        }
        return product(digits, exponent);
    }

    private static double product(long digits, int exponent) {
        if (exponent < PowersOfTen.MIN || exponent > PowersOfTen.MAX) {
            return UNDECIDED;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long mantissa = digits << zeros;
        long binary = (217706L * exponent >> 16) + 64 + 1023 - zeros;
        long powerHigh = PowersOfTen.high(exponent);
        long high = Math.unsignedMultiplyHigh(mantissa, powerHigh);
        long low = mantissa * powerHigh;
        if ((high & 0x1FF) == 0x1FF && Long.compareUnsigned(low + mantissa, mantissa) < 0) {
            long powerLow = PowersOfTen.low(exponent);
            long more = Math.unsignedMultiplyHigh(mantissa, powerLow);
            long least = mantissa * powerLow;
            long merged = low + more;
            if (Long.compareUnsigned(merged, low) < 0) {
                high++;
            }
            if ((high & 0x1FF) == 0x1FF && merged + 1 == 0 && Long.compareUnsigned(least + mantissa, mantissa) < 0) {
                return UNDECIDED;
            }
            low = merged;
        }
        long top = high >>> 63;
        long rounded = high >>> (top + 9);
        binary -= 1 ^ top;
        if (low == 0 && (high & 0x1FF) == 0 && (rounded & 3) == 1) {
            return UNDECIDED;
        }
        rounded += rounded & 1;
        rounded >>>= 1;
        if (rounded >>> 53 > 0) {
            rounded >>>= 1;
            binary++;
        }
        if (binary < 1 || binary >= 0x7FF) {
            return UNDECIDED;
        }
        return Double.longBitsToDouble(binary << 52 | rounded & (1L << 52) - 1);
    }

    private static double special(byte[] bytes, int from, int to) {
        if (is("NaN", bytes, from, to)) {
            return Double.NaN;
        }
        if (is("+Inf", bytes, from, to)) {
            return Double.POSITIVE_INFINITY;
        }
        if (is("-Inf", bytes, from, to)) {
            return Double.NEGATIVE_INFINITY;
        }
        throw new NumberFormatException("not a sample's value");
    }

    private static boolean is(String word, byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static double slow(byte[] bytes, int from, int to) {
        // Java takes more than PromQL writes: hexadecimal, a trailing d or f, blanks around.
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && (c | 0x20) != 'e') {
                throw new NumberFormatException("not a sample's value");
            }
        }
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
