package dev.porthole.connectors.prometheus;

import java.math.BigInteger;

/**
 * 10 to the power of {@link #MIN} to {@link #MAX} as 128-bit fractions, rounded down, with the highest bit set; for
 * {@link Decimal}.
 */
final class PowersOfTen {

    static final int MIN = -348;
    static final int MAX = 347;

    private static final long[] HIGH = new long[MAX - MIN + 1];
    private static final long[] LOW = new long[MAX - MIN + 1];

    static {
        for (int exponent = MIN; exponent <= MAX; exponent++) {
            BigInteger fraction = fraction(exponent);
            HIGH[exponent - MIN] = fraction.shiftRight(64).longValue();
            LOW[exponent - MIN] = fraction.longValue();
        }
    }

    private PowersOfTen() {}

    static long high(int exponent) {
        return HIGH[exponent - MIN];
    }

    static long low(int exponent) {
        return LOW[exponent - MIN];
    }

    private static BigInteger fraction(int exponent) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        BigInteger value = exponent >= 0
                ? power
                : BigInteger.ONE.shiftLeft(128 + power.bitLength()).divide(power);
        return value.shiftLeft(128).shiftRight(value.bitLength());
    }
}
