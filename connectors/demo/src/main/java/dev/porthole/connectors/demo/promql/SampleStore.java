package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.util.List;

/** Where raw samples come from. */
public interface SampleStore {

    /** Ends a series: a NaN with Prometheus' own payload. */
    double STALE = Double.longBitsToDouble(0x7ff0_0000_0000_0002L);

    static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == 0x7ff0_0000_0000_0002L;
    }

    /** The series that all matchers match, with at least the samples that {@code windows} asks for. */
    List<RawSeries> select(List<Matcher> matchers, Windows windows);

    /**
     * The samples of one series, oldest first; {@link #STALE} marks its end.
     *
     * @param times milliseconds since the epoch, rising
     */
    record RawSeries(Labels labels, long[] times, double[] values) {}

    /**
     * Windows of one length, each open at its start: samples between them are not looked at and may be left out.
     *
     * @param firstEndMs the first window's end
     * @param lastEndMs the last window's end
     * @param stepMs from one window's end to the next
     * @param lengthMs how far each reaches back
     */
    record Windows(long firstEndMs, long lastEndMs, long stepMs, long lengthMs) {
        public long fromMs() {
            return firstEndMs - lengthMs + 1;
        }
    }
}
