package dev.porthole.connectors.kubernetes.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells lines that come again from new ones, when a log is read once more from a little before the place where it was
 * left. Stamps of one log are in no strict order: two streams are written by two hands, and clocks are set back. So a line
 * is known by its stamp and its text, and what stands behind the known ones is new, whatever its stamp. Not for several
 * threads at once.
 */
final class SeenLines {

    /** What was written a little earlier may arrive a little later. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    private static final int MOST = 8_192;
    private static final long NANOS = 1_000_000_000L;

    /** A ring of the newest ones, by the order in which they came. */
    private final long[] keys = new long[MOST];

    private long count;
    private long last = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    /** Those of the ring that have not come again yet; null where nothing can come again. */
    private @Nullable Map<Long, Integer> expected;

    private boolean met;

    /** From where to read again; null before the first line. */
    @Nullable
    Instant resumeFrom() {
        return count == 0
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(last, NANOS), Math.floorMod(last, NANOS))
                        .minus(OVERLAP);
    }

    /** Reading begins once more, at {@link #resumeFrom}. */
    void again() {
        if (count == 0) {
            return;
        }
        var ring = new HashMap<Long, Integer>();
        for (int i = 0; i < Math.min(count, MOST); i++) {
            ring.merge(keys[i], 1, Integer::sum);
        }
        expected = ring;
        met = false;
    }

    /** Whether a line has come again since reading began once more: then none is missing between. */
    boolean hasMet() {
        return met;
    }

    /**
     * Whether a line is new; it is known from then on.
     *
     * @param nanos its stamp
     * @param text a hash of what it says
     */
    boolean isNew(long nanos, long text) {
        long key = nanos * 0x9E3779B97F4A7C15L ^ text;
        Map<Long, Integer> again = expected;
        if (again != null) {
            Integer left = again.get(key);
            if (left != null) {
                again.put(key, left - 1);
                if (left == 1) {
                    again.remove(key);
                }
                met = true;
                return false;
            }
            // Before the first known one stand older lines; or all is new, for the file has been changed meanwhile.
            if (!met && nanos <= latest) {
                return false;
            }
        }
        keys[(int) (count++ % MOST)] = key;
        last = nanos;
        latest = Math.max(latest, nanos);
        return true;
    }
}
