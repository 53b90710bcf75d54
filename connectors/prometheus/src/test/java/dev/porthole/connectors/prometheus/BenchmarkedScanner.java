package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two ways to read the same answer into arrays, each with a checksum over all samples' bits. */
public final class BenchmarkedScanner {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final RangeQuery query;

    public BenchmarkedScanner(RangeQuery query) {
        this.query = query;
    }

    public long scanned(byte[] body) throws IOException {
        long sum = 0;
        for (TimeSeries series :
                MatrixScanner.scan(new ByteArrayInputStream(body), query).series()) {
            sum += checksum(series.values());
        }
        return sum;
    }

    public long tree(byte[] body) throws IOException {
        long sum = 0;
        for (JsonNode item :
                mapper.readTree(new ByteArrayInputStream(body)).path("data").path("result")) {
            double[] values = new double[query.points()];
            java.util.Arrays.fill(values, TimeSeries.ABSENT);
            for (JsonNode sample : item.path("values")) {
                long timeMs = Math.round(sample.path(0).asDouble() * 1000);
                int place = (int) ((timeMs - query.range().start().toEpochMilli())
                        / query.step().toMillis());
                String value = sample.path(1).asString();
                values[place] = value.equals("NaN") ? Double.NaN : Double.parseDouble(value);
            }
            sum += checksum(values);
        }
        return sum;
    }

    private static long checksum(double[] values) {
        long sum = 0;
        for (double value : values) {
            sum = sum * 31 + Double.doubleToRawLongBits(value);
        }
        return sum;
    }
}
