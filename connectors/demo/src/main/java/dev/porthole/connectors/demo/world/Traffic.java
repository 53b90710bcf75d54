package dev.porthole.connectors.demo.world;

import java.util.function.DoubleUnaryOperator;

/**
 * How much the shop is used: a daily and a weekly wave with some chance, one factor for each cycle. What is counted since
 * ever is a sum of whole weeks, whole cycles and a part of one, so that a counter at any time costs a few steps.
 */
public final class Traffic {

    private static final int CYCLES_A_DAY = 86_400 / Incident.CYCLE_SECONDS;
    private static final int CYCLES_A_WEEK = 7 * CYCLES_A_DAY;
    private static final int KNOT_SECONDS = 5;
    private static final int KNOTS = Incident.CYCLE_SECONDS / KNOT_SECONDS;

    private final double[] factors = new double[CYCLES_A_WEEK];
    private final double[] before = new double[CYCLES_A_WEEK + 1];

    public Traffic(Noise noise) {
        for (int i = 0; i < CYCLES_A_WEEK; i++) {
            double day = (double) i / CYCLES_A_DAY;
            double wave = 1 + 0.35 * Math.sin(2 * Math.PI * (day - 0.4));
            double thisDay = 1 + 0.08 * noise.of("day").smooth(Math.floor(day));
            factors[i] = wave * thisDay * (1 + 0.05 * noise.of("cycle").smooth(i));
            before[i + 1] = before[i] + factors[i];
        }
    }

    /** About 1. */
    public double factor(long timeMs) {
        return factors[(int) Math.floorMod(Incident.cycle(timeMs), (long) CYCLES_A_WEEK)];
    }

    /** Events up to {@code timeMs}, those of rate {@code profile} at average use. */
    public double counted(Profile profile, long timeMs) {
        long cycle = Incident.cycle(timeMs);
        long week = Math.floorDiv(cycle, (long) CYCLES_A_WEEK);
        int inWeek = (int) (cycle - week * CYCLES_A_WEEK);
        return (week * before[CYCLES_A_WEEK] + before[inWeek]) * profile.whole()
                + factors[inWeek] * profile.part((timeMs - cycle * Incident.CYCLE_MS) / 1000.0);
    }

    /** A rate over one cycle, summed up. */
    public static final class Profile {

        private final double[] sums = new double[KNOTS + 1];

        /** @param rate a second, at seconds from the cycle's start */
        public Profile(DoubleUnaryOperator rate) {
            for (int i = 0; i < KNOTS; i++) {
                double sum = 0;
                for (int second = 0; second < KNOT_SECONDS; second++) {
                    sum += rate.applyAsDouble(i * KNOT_SECONDS + second + 0.5);
                }
                sums[i + 1] = sums[i] + sum;
            }
        }

        double whole() {
            return sums[KNOTS];
        }

        double part(double seconds) {
            double place = seconds / KNOT_SECONDS;
            int knot = (int) place;
            return sums[knot] + (place - knot) * (sums[Math.min(KNOTS, knot + 1)] - sums[knot]);
        }
    }
}
