package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatrixScannerTest {

    static final String GOLDEN = """
        {"status":"success","data":{"resultType":"matrix","result":[\
        {"metric":{"__name__":"up","job":"a\\"\\u00e9\\n日"},"values":[[1000,"1"],[1015.0,"NaN"],[1030.000,"+Inf"],[1060,"1e-07"]]},\
        {"metric":{},"values":[[1000,"-Inf"],[1045,"9007199254740993"]],"histograms":[[1015,{"count":"1","sum":"2"}]]},\
        {"metric":{"h":"only"},"histograms":[[1000,{"count":"3","sum":"1.5","buckets":[[0,"0.5","1","3"]]}]]}],\
        "stats":{"deep":[[{"x":null}],true,-1.5e3]}},"warnings":["PromQL warning: w"],"infos":["PromQL info: i"],"more":{}}
        """;

    static final RangeQuery QUERY = new RangeQuery(
            "x", new TimeRange(Instant.ofEpochSecond(1005), Instant.ofEpochSecond(1065)), Duration.ofSeconds(15));
    private static final RangeQuery ALIGNED = new RangeQuery(
            "x", new TimeRange(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1060)), Duration.ofSeconds(15));

    private static Matrix scan(String text) throws IOException {
        return MatrixScanner.scan(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ALIGNED);
    }

    private static long[] bits(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void a_matrix_is_put_on_the_grid_with_its_holes() throws IOException {
        Matrix matrix = scan(GOLDEN);

        assertThat(matrix.series())
                .extracting(TimeSeries::labels)
                .containsExactly(Labels.EMPTY, Labels.of("__name__", "up", "job", "a\"é\n日"));
        assertThat(bits(matrix.series().get(0).values()))
                .containsExactly(bits(
                        Double.NEGATIVE_INFINITY,
                        TimeSeries.ABSENT,
                        TimeSeries.ABSENT,
                        9007199254740992.0,
                        TimeSeries.ABSENT));
        assertThat(bits(matrix.series().get(1).values()))
                .containsExactly(bits(1, Double.NaN, Double.POSITIVE_INFINITY, TimeSeries.ABSENT, 1e-7));
        assertThat(matrix.notes())
                .containsExactly(
                        Detail.said("PromQL warning: w"),
                        Detail.said("PromQL info: i"),
                        Detail.of("prometheus.histograms", 2));
    }

    @Test
    void blanks_may_stand_anywhere() throws IOException {
        // Only up to the notes, whose texts hold the same characters.
        String[] parts = GOLDEN.split("(?=\"warnings\")");
        String spaced = parts[0].replaceAll("([\\[\\]{},:])", " $1 \n" + " ".repeat(200)) + parts[1];
        assertThat(scan(spaced).series()).isEqualTo(scan(GOLDEN).series());
    }

    @Test
    void a_body_cut_at_any_byte_is_refused_as_a_whole() {
        byte[] whole = GOLDEN.strip().getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < whole.length; cut++) {
            var in = new ByteArrayInputStream(whole, 0, cut);
            assertThatThrownBy(() -> MatrixScanner.scan(in, ALIGNED))
                    .as("cut at %d", cut)
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void a_damaged_body_is_read_or_refused_but_never_breaks_the_scanner() {
        byte[] whole = GOLDEN.getBytes(StandardCharsets.UTF_8);
        var random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "[]{},:\"\\019.-eN".charAt(random.nextInt(15));
            }
            try {
                assertThat(MatrixScanner.scan(new ByteArrayInputStream(damaged), ALIGNED)
                                .series())
                        .hasSizeLessThan(10);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("PromQL");
            }
        }
    }

    @Test
    void too_many_series_are_refused() {
        var body = new StringBuilder("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
        for (int i = 0; i < 2001; i++) {
            body.append(i == 0 ? "" : ",").append("{\"metric\":{\"i\":\"" + i + "\"},\"values\":[[1000,\"1\"]]}");
        }
        assertThatThrownBy(() -> scan(body + "]}}"))
                .isInstanceOfSatisfying(
                        MatrixLimitException.class,
                        limit -> assertThat(limit.unit()).isEqualTo("series"));
    }

    @Test
    void deep_nesting_and_other_results_are_refused() {
        assertThatThrownBy(() -> scan("{\"x\":" + "[".repeat(100_000))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> scan("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> scan("null")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> scan(GOLDEN + "{}")).isInstanceOf(MalformedJsonException.class);
    }

    /** One byte, or a few, at a time: as a slow network gives them. */
    private static InputStream trickle(byte[] bytes, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    @Test
    void it_reads_what_jackson_reads() throws IOException {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            String body = GeneratedBody.matrix(random, 1 + random.nextInt(5), 1 + random.nextInt(50));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            RangeQuery query = GeneratedBody.query(50);
            Matrix matrix = MatrixScanner.scan(trickle(bytes, random), query);
            JsonNode result =
                    JsonMapper.builder().build().readTree(bytes).path("data").path("result");
            for (JsonNode item : result) {
                Labels labels = VectorReader.labels(item.path("metric"));
                TimeSeries series = matrix.series().stream()
                        .filter(one -> one.labels().equals(labels))
                        .findFirst()
                        .orElseThrow();
                for (JsonNode sample : item.path("values")) {
                    long at = sample.path(0).decimalValue().movePointRight(3).longValueExact();
                    int place = (int) ((at - series.startMs()) / series.stepMs());
                    assertThat(Double.doubleToRawLongBits(series.values()[place]))
                            .isEqualTo(Double.doubleToRawLongBits(VectorReader.number(sample.path(1))));
                }
            }
        }
    }
}
