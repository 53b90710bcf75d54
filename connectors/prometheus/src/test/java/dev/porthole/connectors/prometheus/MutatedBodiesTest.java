package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.http.HttpGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 10,000 broken bodies for each reader: what is read, or an IOException, which the gateway makes a failure of; within a second. */
class MutatedBodiesTest {

    private static final int BODIES = 10_000;
    private static final long A_SECOND = 1_000_000_000L;
    private static final RangeQuery QUERY = new RangeQuery(
            "x", new TimeRange(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(2000)), Duration.ofSeconds(10));
    private static final String[] RANGES = {
        MatrixScannerTest.GOLDEN,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"a\":\"\\u00e9\"},"
            + "\"values\":[[1e3,\"NaN\"],[1010.5,2.5e300],[1020,\"+Inf\"]],\"histograms\":[[1,{\"count\":\"1\"}]]}]},\"warnings\":[\"w\"]}"
    };
    private static final String[] INSTANTS = {
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":\"b\"},\"value\":[1000.123,\"1.5\"]},"
            + "{\"metric\":{},\"histogram\":[1000,{\"count\":\"3\",\"sum\":\"2\",\"buckets\":[[0,\"1\",\"2\",\"3\"]]}]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1e3,\"1e999\"]}}",
        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:2: parse error: x\"}"
    };

    @Test
    void bodies_of_ranges() {
        mutate(RANGES, body -> MatrixScanner.scan(new ByteArrayInputStream(body), QUERY));
    }

    @Test
    void bodies_of_moments() {
        mutate(INSTANTS, body -> new Envelope().open(new Body(body), new VectorReader()::read));
    }

    @Test
    void a_time_that_no_number_holds_is_refused() {
        String body = INSTANTS[0].replace("[1000,", "[1" + "9".repeat(400) + ",");

        assertThatThrownBy(() ->
                        new Envelope().open(new Body(body.getBytes(StandardCharsets.UTF_8)), new VectorReader()::read))
                .isInstanceOf(MalformedJsonException.class);
    }

    private interface Reader {
        void read(byte[] body) throws IOException;
    }

    private static void mutate(String[] bodies, Reader reader) {
        long seed = Long.getLong("porthole.seed", new Random().nextLong());
        var random = new Random(seed);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutated(bodies[random.nextInt(bodies.length)].getBytes(StandardCharsets.UTF_8), random);
            long began = System.nanoTime();
            try {
                reader.read(body);
                read++;
            } catch (IOException wrong) {
                refused++;
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("seed %d, body %d: %s".formatted(seed, i, new String(body, StandardCharsets.ISO_8859_1)), thrown);
            }
            assertThat(System.nanoTime() - began)
                    .as("seed %d, body %d", seed, i)
                    .isLessThan(A_SECOND);
        }
        assertThat(read).as("seed %d: some are still good", seed).isPositive();
        assertThat(refused).as("seed %d: most are not", seed).isPositive();
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] body = good.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(Math.max(1, body.length));
            switch (random.nextInt(6)) {
                case 0 -> body[Math.min(at, body.length - 1)] = (byte) random.nextInt(256);
                case 1 -> body = joined(body, 0, at, new byte[0], body.length);
                case 2 ->
                    body = joined(body, at, body.length, new byte[0], Math.min(body.length, at + random.nextInt(20)));
                case 3 -> body = joined(body, at, body.length, repeated(random), at);
                case 4 -> body = joined(body, at, body.length, "1e999999999".getBytes(StandardCharsets.UTF_8), at);
                default ->
                    body = joined(
                            body,
                            at,
                            body.length,
                            "null".getBytes(StandardCharsets.UTF_8),
                            Math.min(body.length, at + 3));
            }
            if (body.length == 0) {
                return body;
            }
        }
        return body;
    }

    /** The first {@code at} bytes, {@code more}, and those from {@code rest} on; with {@code at} 0, a tail is cut off at {@code end}. */
    private static byte[] joined(byte[] body, int at, int end, byte[] more, int rest) {
        int tail = Math.max(0, end - Math.min(rest, end));
        byte[] out = new byte[at + more.length + tail];
        System.arraycopy(body, 0, out, 0, at);
        System.arraycopy(more, 0, out, at, more.length);
        System.arraycopy(body, end - tail, out, at + more.length, tail);
        return out;
    }

    private static byte[] repeated(Random random) {
        String[] pieces = {"[", "{", "\"", "0", "\\", "9", "{\"a\":", " "};
        return pieces[random.nextInt(pieces.length)]
                .repeat(1 + random.nextInt(3000))
                .getBytes(StandardCharsets.UTF_8);
    }

    private record Body(byte[] bytes) implements HttpGateway.Answer {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String header(String name) {
            return "";
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
