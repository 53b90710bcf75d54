package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is affected: of each group, what it was before, what it was in the excursion, and its share of the change of all.
 * The change goes the way that most of it goes; a group that went the other way has no share.
 */
final class ChangeShares {

    private ChangeShares() {}

    /**
     * One group.
     *
     * @param before the mean before; as {@code during}, {@link TimeSeries#ABSENT} when there is no sample
     * @param share 0 to 1; absent when nothing changed
     */
    record Share(double before, double during, double share) {

        static final Share NONE = new Share(TimeSeries.ABSENT, TimeSeries.ABSENT, TimeSeries.ABSENT);
    }

    /** @param changed the excursion; before is all that is earlier */
    static Map<Labels, Share> of(List<TimeSeries> groups, TimeRange changed) {
        long since = changed.start().toEpochMilli();
        long until = changed.end().toEpochMilli();
        double up = 0;
        double down = 0;
        var changes = new HashMap<Labels, double[]>();
        for (TimeSeries group : groups) {
            double before = mean(group, Long.MIN_VALUE, since - 1);
            double during = mean(group, since, until);
            // A group that was not there before began at nothing.
            double change = Double.isNaN(during) ? 0 : during - (Double.isNaN(before) ? 0 : before);
            up += Math.max(0, change);
            down += Math.max(0, -change);
            changes.put(group.labels(), new double[] {before, during, change});
        }
        double sign = up >= down ? 1 : -1;
        double all = Math.max(up, down);
        var shares = new HashMap<Labels, Share>();
        changes.forEach((labels, change) -> shares.put(
                labels,
                new Share(change[0], change[1], all > 0 ? Math.max(0, change[2] * sign) / all : TimeSeries.ABSENT)));
        return shares;
    }

    private static double mean(TimeSeries series, long fromMs, long toMs) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < series.size(); i++) {
            long at = series.timeMs(i);
            double value = series.values()[i];
            if (at >= fromMs && at <= toMs && Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? TimeSeries.ABSENT : sum / count;
    }
}
