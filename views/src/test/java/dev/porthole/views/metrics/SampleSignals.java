package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The error rate of four services while one of them runs out of connections, and what happened around it. */
public final class SampleSignals implements SignalHistory, Change.Source {

    public static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z"); // 14:10 in Seoul
    static final Instant LEFT = NOW.minusSeconds(19 * 60);
    private static final Instant BACK = NOW.minusSeconds(8 * 60);

    final List<Question> asked = new ArrayList<>();

    @Override
    public Outcome<Answer> ask(Question question) {
        asked.add(question);
        long step = Math.max(1000, question.range().length().toMillis() / question.points() / 1000 * 1000);
        String by = question.by().isEmpty() ? "service" : question.by();
        List<TimeSeries> groups = List.of(
                series(question.range(), step, Labels.of(by, "checkout"), 0.008, 0.36, 1),
                series(question.range(), step, Labels.of(by, "payments"), 0.007, 0.03, 2),
                series(question.range(), step, Labels.of(by, "gateway"), 0.004, 0.004, 3),
                series(question.range(), step, Labels.of(by, "users"), 0.002, 0, 4));
        return Outcome.of(new Answer(
                Quantity.RATIO,
                series(question.range(), step, Labels.EMPTY, 0.006, 0.11, 5),
                groups,
                by,
                List.of("service", "pod", "route", "status"),
                0.01,
                "sum by (" + by + ") (rate(http_requests_total{status=~\"5..\"}[5m]))"));
    }

    private static TimeSeries series(TimeRange range, long step, Labels labels, double calm, double peak, long seed) {
        var random = new Random(seed);
        long start = range.start().toEpochMilli() / step * step;
        double[] values = new double[(int) ((range.end().toEpochMilli() - start) / step) + 1];
        double drift = 0;
        for (int i = 0; i < values.length; i++) {
            drift = drift * 0.9 + random.nextGaussian() * 0.12;
            long at = start + i * step;
            double share = (at - LEFT.toEpochMilli()) / (double) (BACK.toEpochMilli() - LEFT.toEpochMilli());
            double hill = share > 0 && share < 1 ? Math.sin(share * Math.PI) * peak : 0;
            values[i] = Math.max(0, calm * (1 + 0.5 * drift) + hill);
        }
        return new TimeSeries(labels, start, step, values);
    }

    @Override
    public List<Change> within(TimeRange range) {
        return List.of(
                        change(Change.Kind.ALERT, 10, "HighErrorRate firing", "HighErrorRate firing", "payments"),
                        change(Change.Kind.RESTART, 15, "checkout-7d9f-x2k4q OOMKilled, limit 512 MiB", "", "checkout"),
                        change(Change.Kind.RESTART, 14, "checkout-7d9f-pl8vd Error, exit code 1", "", "checkout"),
                        change(
                                Change.Kind.ROLLOUT,
                                22,
                                "checkout v2.13 \u2192 v2.14",
                                "deploy checkout v2.14",
                                "checkout"),
                        change(
                                Change.Kind.LOG,
                                18,
                                "\u201cHikariPool-1 \u2026 timed out\u201d new, 412 lines",
                                "",
                                "checkout"),
                        change(Change.Kind.SILENCE, 41, "Silence of DiskFilling ends", "", "search"))
                .stream()
                .filter(change -> range.contains(change.at()))
                .toList();
    }

    private static Change change(Change.Kind kind, int minutesAgo, String words, String label, String service) {
        return new Change(
                kind,
                NOW.minusSeconds(minutesAgo * 60L),
                Phrase.of("metrics.text", words),
                label,
                Labels.of("service", service));
    }
}
