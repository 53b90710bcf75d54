package dev.porthole.connectors.demo.world;

/** Chance that is always the same for the same place: numbers mixed from a seed and a key (SplitMix64). */
public record Noise(long seed) {

    /** Another source of chance, for something else. */
    public Noise of(long key) {
        return new Noise(mix(seed + key * 0x9e37_79b9_7f4a_7c15L));
    }

    public Noise of(String key) {
        long hash = 1125899906842597L;
        for (int i = 0; i < key.length(); i++) {
            hash = 31 * hash + key.charAt(i);
        }
        return of(hash);
    }

    /** 64 bits for a place. */
    public long bits(long place) {
        return mix(mix(seed ^ 0x5bf0_3635L) + place * 0x9e37_79b9_7f4a_7c15L);
    }

    /** From 0 to below 1. */
    public double unit(long place) {
        return (bits(place) >>> 11) * 0x1.0p-53;
    }

    /** From -1 to 1, changing smoothly, with a new random value at each whole number. */
    public double smooth(double place) {
        long before = (long) Math.floor(place);
        double share = place - before;
        double eased = share * share * (3 - 2 * share);
        return 2 * (unit(before) * (1 - eased) + unit(before + 1) * eased) - 1;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}
