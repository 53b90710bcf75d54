package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.RangeQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Range answers of any size, with values as Prometheus writes them. */
public final class GeneratedBody {

    private static final long START = 1_700_000_000_100L;
    private static final long STEP = 500;

    private GeneratedBody() {}

    public static RangeQuery query(int points) {
        long start = START - START % STEP;
        var range = new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + (points - 1) * STEP));
        return new RangeQuery("generated", range, Duration.ofMillis(STEP));
    }

    public static String matrix(Random random, int series, int points) {
        var body = new StringBuilder(series * points * 30);
        body.append("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
        for (int s = 0; s < series; s++) {
            body.append(s == 0 ? "" : ",")
                    .append("{\"metric\":{\"__name__\":\"generated\",\"instance\":\"10.0.0.")
                    .append(s)
                    .append(":9100\"},\"values\":[");
            for (int p = 0; p < points; p++) {
                BigDecimal time =
                        BigDecimal.valueOf(START - START % STEP + p * STEP, 3).stripTrailingZeros();
                body.append(p == 0 ? "[" : ",[")
                        .append(time.toPlainString())
                        .append(",\"")
                        .append(value(random))
                        .append("\"]");
            }
            body.append("]}");
        }
        return body.append("]}}").toString();
    }

    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "NaN";
            case 1 -> Integer.toString(random.nextInt(1000));
            case 2 -> "0";
            case 3 -> Double.toString(random.nextDouble() * 1e-9);
            case 4, 5 -> random.nextInt(1000) + "." + random.nextInt(1000);
            default ->
                new BigDecimal(random.nextDouble() * 100)
                        .setScale(15, java.math.RoundingMode.HALF_UP)
                        .toPlainString();
        };
    }
}
