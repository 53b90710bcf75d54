package dev.porthole.connectors.kubernetes;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bodies that come from right ones by a few accidents: cut, doubled, exchanged, of another type, of bytes that are none. */
public final class Mutations {

    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "1e400",
        "9223372036854775808",
        "0.5",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "{\"a\":{}}",
        "\"2026-13-45T99:99:99Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"\\ud800\"",
        "\"\\u0000\\u202e\"",
        "[null,1,\"x\",{}]"
    };

    private final Random random;
    private final byte[][] seeds;

    public Mutations(long seed, String... seeds) {
        this.random = new Random(seed);
        this.seeds = Arrays.stream(seeds)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Processor time of this thread so far, in nanoseconds: what others on the machine do is not counted. */
    public static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public byte[] next() {
        byte[] body = seeds[random.nextInt(seeds.length)];
        for (int accidents = 1 + random.nextInt(3); accidents > 0; accidents--) {
            body = changed(body);
        }
        return body;
    }

    private byte[] changed(byte[] body) {
        if (body.length < 4) {
            return body;
        }
        int from = random.nextInt(body.length - 1);
        int to = Math.min(body.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(body, from);
            case 1 -> spliced(body, from, to, new byte[0]);
            case 2 -> spliced(body, to, to, Arrays.copyOfRange(body, from, to));
            case 3 -> {
                byte[] flipped = body.clone();
                flipped[from] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 4 ->
                spliced(body, from, from, "[{".repeat(1 + random.nextInt(1_500)).getBytes(StandardCharsets.UTF_8));
            case 5 ->
                spliced(body, from, from, "9".repeat(random.nextInt(2_000)).getBytes(StandardCharsets.UTF_8));
            default -> otherValue(body, from);
        };
    }

    /** A whole value, from a colon to the next comma or bracket, gives way to one of another type. */
    private byte[] otherValue(byte[] body, int near) {
        int from = near;
        while (from < body.length && body[from] != ':') {
            from++;
        }
        int to = from + 1;
        int depth = 0;
        while (to < body.length && (depth > 0 || ",}]".indexOf(body[to]) < 0)) {
            depth += body[to] == '{' || body[to] == '[' ? 1 : body[to] == '}' || body[to] == ']' ? -1 : 0;
            to++;
        }
        return from >= body.length
                ? body
                : spliced(
                        body,
                        from + 1,
                        Math.min(to, body.length),
                        VALUES[random.nextInt(VALUES.length)].getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] put) {
        byte[] result = new byte[from + put.length + body.length - to];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(put, 0, result, from, put.length);
        System.arraycopy(body, to, result, from + put.length, body.length - to);
        return result;
    }
}
