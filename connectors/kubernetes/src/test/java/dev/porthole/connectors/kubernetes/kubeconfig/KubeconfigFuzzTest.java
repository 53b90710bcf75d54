package dev.porthole.connectors.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 kubeconfigs that were bent: each is read or told, and soon. */
@Timeout(300)
class KubeconfigFuzzTest {

    private static final long SEED = 20_260_131;
    private static final int BODIES = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final List<String> SHAPES = List.of(
            "user-null",
            "user-key-absent",
            "user-missing",
            "current-missing",
            "current-broken-two",
            "anchor-merge",
            "two-documents");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "<<: *c",
        "---\n",
        "- ",
        ": ",
        "\n",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "!!binary ",
        "? ",
        "null",
        "~",
        "yes",
        "12e4",
        "0x1F",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "%",
        "@",
        "`",
        "#",
        "http://[",
        "://",
        "\\x",
        "users:\n",
        "clusters:\n",
        "contexts: 1\n",
        "exec: {}",
        "auth-provider: {config: {a: [b]}}",
        "as-groups: [1]",
        "client-key-data: YWJj",
        "proxy-url: socks5://",
        "server: \"https://a_b:99999/\"",
        "tokenFile: \"\\0\""
    };

    @TempDir
    private Path folder;

    @Test
    void every_body_is_read_or_told_within_a_second() throws Exception {
        var random = new Random(SEED);
        List<String> bodies = bodies();
        int whole = 0;
        int told = 0;
        Duration slowest = Duration.ZERO;
        Path file = folder.resolve("config");
        for (int i = 0; i < BODIES; i++) {
            String body = bent(bodies.get(random.nextInt(bodies.size())), bodies, random);
            Files.write(
                    file, body.getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
            long begin = System.nanoTime();
            Kubeconfig config = Kubeconfig.load(List.of(file));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            assertThat(took).as("body %d of seed %d: %s", i, SEED, body).isLessThan(LONGEST);
            boolean read = config.currentContext().isPresent();
            assertThat(read || config.currentProblem().isPresent()).as(body).isTrue();
            whole += read ? 1 : 0;
            told += config.problems().isEmpty() ? 0 : 1;
        }
        System.out.printf(
                "%d bent kubeconfigs (seed %d): %d can be opened, %d are unreadable, slowest %d ms%n",
                BODIES, SEED, whole, told, slowest.toMillis());
        assertThat(whole).isBetween(BODIES / 20, BODIES);
        assertThat(told).isBetween(BODIES / 20, BODIES);
    }

    private static List<String> bodies() throws IOException {
        var bodies = new ArrayList<String>();
        for (String shape : SHAPES) {
            try (InputStream text = KubeconfigFuzzTest.class.getResourceAsStream("kubeconfig-" + shape + ".yaml")) {
                bodies.add(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    private static String bent(String body, List<String> others, Random random) {
        var text = new StringBuilder(body);
        for (int bends = 1 + random.nextInt(4); bends > 0; bends--) {
            int at = random.nextInt(text.length() + 1);
            int length = Math.min(random.nextInt(20), text.length() - at);
            switch (random.nextInt(7)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.insert(at, text.substring(at, at + length));
                case 3 -> text.setLength(at);
                case 4 -> text.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(1 + random.nextInt(3_000)));
                case 5 -> {
                    String other = others.get(random.nextInt(others.size()));
                    text.insert(at, other.substring(random.nextInt(other.length())));
                }
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) random.nextInt(0x250));
                    }
                }
            }
        }
        return text.toString();
    }
}
