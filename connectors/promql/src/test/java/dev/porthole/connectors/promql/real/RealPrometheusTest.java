package dev.porthole.connectors.promql.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.promql.edit.MatcherEdit;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.print.Printer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Our tree against a real Prometheus: it reads what we print as what we read, and refuses what we refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealPrometheusTest {

    private static final long SEED = 20261126;
    private static final long START = 1_772_617_400;
    private static final Pattern LONG_NUMBER = Pattern.compile("(\\d+\\.\\d{6})\\d+");
    private static final String RANGE = "&start=" + (START + 600) + "&end=" + (START + 1200) + "&step=60";

    private final boolean modern;
    private final HttpClient http = HttpClient.newHttpClient();
    private PrometheusServer both;
    private PrometheusServer onlyA;

    RealPrometheusTest(boolean modern) {
        this.modern = modern;
    }

    abstract Optional<Path> binaries();

    abstract String features();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path binaries = Required.or(
                binaries().filter(path -> Files.isExecutable(path.resolve("prometheus"))),
                "this Prometheus is not available: set PORTHOLE_TEST_STACK");
        both = new PrometheusServer(http, binaries, folder.resolve("both"), samples(List.of("a", "b")), features());
        onlyA = new PrometheusServer(http, binaries, folder.resolve("a"), samples(List.of("a")), features());
    }

    @AfterAll
    void stop() throws Exception {
        for (PrometheusServer server : new PrometheusServer[] {both, onlyA}) {
            if (server != null) {
                server.close();
            }
        }
        http.close();
    }

    /** Half an hour of counters and gauges of several pods in each cluster. */
    private static String samples(List<String> clusters) {
        var out = new StringBuilder();
        List<String> metrics = List.of(
                "requests_total", "bytes_total", "sum", "job:up:rate5m", "memory", "load", "offset", "by", "START");
        for (String metric : metrics) {
            out.append("# TYPE ").append(metric).append(" unknown\n");
            for (String cluster : clusters) {
                for (int pod = 0; pod < 3; pod++) {
                    var values = new Random(SEED + metric.hashCode() + cluster.hashCode() + pod);
                    double value = 0;
                    for (int i = 0; i < 120; i++) {
                        value = metrics.indexOf(metric) < 4 ? value + values.nextInt(50) : values.nextInt(100);
                        out.append("%s{cluster=\"%s\",pod=\"p-%d\",code=\"%s\"} %s %d%n"
                                .formatted(metric, cluster, pod, pod == 2 ? "500" : "200", value, START + i * 15L));
                    }
                }
            }
        }
        return out.append("# EOF\n").toString();
    }

    private List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        try (InputStream file = RealPrometheusTest.class.getResourceAsStream("default-queries.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(query -> modern || !query.contains("histogram_avg"))
                    .forEach(queries::add);
        }
        var generator = new QueryGenerator(new Random(SEED), modern);
        for (int i = 0; i < 1000; i++) {
            queries.add(generator.query());
        }
        return queries;
    }

    private static boolean good(String answer) {
        return answer.startsWith("{\"status\":\"success\"");
    }

    @Test
    void what_we_print_is_what_was_written() throws Exception {
        List<String> different = new ArrayList<>();
        int accepted = 0;
        for (String query : queries()) {
            String original = both.formatted(query);
            if (!good(original)) {
                if (Parser.parse(query) instanceof Parsed.Query) {
                    different.add("we accept, it refuses: " + query + "\n    " + original);
                }
                continue;
            }
            accepted++;
            switch (Parser.parse(query)) {
                case Parsed.Refused(var error) ->
                    different.add("we refuse: " + query + "\n    " + error + "\n   " + original);
                case Parsed.Query parsed -> {
                    String printed = Printer.print(parsed.root());
                    String again = both.formatted(printed);
                    if (!again.equals(original)) {
                        different.add(query + "\n -> " + printed + "\n    " + original + "\n    " + again);
                    }
                }
            }
        }
        System.err.println("formatted alike: " + accepted);
        assertThat(different).isEmpty();
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void what_is_spoiled_is_refused_by_both_or_by_none() throws Exception {
        var random = new Random(SEED + 1);
        var mutations = new Mutations(random);
        var generator = new QueryGenerator(random, modern);
        List<String> different = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            String query = mutations.of(generator.query());
            String answer = both.formatted(query);
            Parsed parsed = Parser.parse(query);
            refused += good(answer) ? 0 : 1;
            if (good(answer) != parsed instanceof Parsed.Query && !excused(query)) {
                different.add(query + "\n    " + answer + "\n    " + parsed);
            }
        }
        System.err.println("refused by both: " + refused + " of 4000; different: " + different.size());
        assertThat(different).isEmpty();
        assertThat(refused).isBetween(2000, 3900);
    }

    /** What this server's version reads otherwise than Prometheus 3 does. */
    boolean excused(String query) {
        return false;
    }

    /** Without the server's remarks, which name places in the text. */
    private static String data(String answer) {
        int remarks = answer.lastIndexOf(answer.contains("]},\"warnings\":") ? "]},\"warnings\":" : "]},\"infos\":");
        String data = remarks < 0 ? answer : answer.substring(0, remarks) + "]}}";
        // the order in which a server adds up decides the last digits
        return LONG_NUMBER.matcher(data).replaceAll("$1");
    }

    @Test
    void a_matcher_that_is_added_leaves_what_another_server_would_have() throws Exception {
        Matcher clusterA = Matcher.equal("cluster", "a");
        List<String> different = new ArrayList<>();
        int equal = 0;
        int full = 0;
        for (String query : queries()) {
            // among equal values, which ones topk and bottomk choose is up to the server
            if (!(Parser.parse(query) instanceof Parsed.Query parsed)
                    || query.contains("topk")
                    || query.contains("bottomk")) {
                continue;
            }
            String edited = MatcherEdit.add(parsed, clusterA, selector -> true);
            String expected = onlyA.ask("/api/v1/query_range", query, RANGE);
            String got = both.ask("/api/v1/query_range", edited, RANGE);
            if (good(expected) ? data(got).equals(data(expected)) : !good(got)) {
                equal++;
                full += good(got) && got.contains("\"metric\"") ? 1 : 0;
            } else {
                different.add(query + "\n -> " + edited + "\n    " + expected + "\n    " + got);
            }
        }
        System.err.println("equal answers: " + equal + ", with series: " + full);
        assertThat(different).isEmpty();
        assertThat(full).isGreaterThan(300);
    }
}
