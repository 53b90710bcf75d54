package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.matching.LabelTest;
import dev.porthole.connectors.api.matching.MatcherReading;
import dev.porthole.connectors.api.matching.MatcherText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Matchers are read and evaluated as Alertmanager does it: 1,000 generated ones as filters of its alerts. */
@Timeout(120)
class MatcherEqualityTest {

    private static final int MATCHERS = 1_000;
    private static final int ALERTS = 60;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void what_a_filter_finds_is_what_we_find(@TempDir Path folder) throws Exception {
        Path program = Required.or(Binaries.today("alertmanager"), "today's Alertmanager is not here");
        long seed = Long.getLong("porthole.seed", new Random().nextLong());
        System.out.println("matchers: -Dporthole.seed=" + seed);
        var generated = new GeneratedMatchers(new Random(seed));
        List<Labels> alerts = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            alerts.add(generated.labels().with("alertname", "A" + i));
        }
        List<String> different = new ArrayList<>();
        int refused = 0;
        int found = 0;
        try (var server = RunningAlertmanager.start(program, folder);
                var http = HttpClient.newHttpClient()) {
            server.post("/api/v2/alerts", body(alerts));
            for (int i = 0; i < MATCHERS; i++) {
                String text = generated.text();
                String theirs = asked(http, server.uri(), text);
                String ours = ours(text, alerts);
                refused += theirs.equals("refused") ? 1 : 0;
                found += theirs.contains("A") ? 1 : 0;
                if (!theirs.equals(ours)) {
                    different.add("seed %d: <%s> theirs %s, ours %s".formatted(seed, text, theirs, ours));
                }
            }
        }
        assertThat(different).isEmpty();
        // that there was something to compare
        assertThat(refused).isBetween(MATCHERS / 50, MATCHERS / 2);
        assertThat(found).isGreaterThan(MATCHERS / 5);
    }

    private String body(List<Labels> alerts) {
        var array = json.createArrayNode();
        Instant now = Instant.now();
        for (Labels labels : alerts) {
            var alert = array.addObject();
            var object = alert.putObject("labels");
            labels.forEach(object::put);
            alert.put("startsAt", now.toString())
                    .put("endsAt", now.plusSeconds(3600).toString());
        }
        return array.toString();
    }

    private String asked(HttpClient http, URI server, String text) throws IOException, InterruptedException {
        String query =
                "filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/api/v2/alerts?" + query))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 400) {
            return "refused";
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        var names = new TreeSet<String>();
        for (JsonNode alert : json.readTree(answer.body())) {
            names.add(alert.path("labels").path("alertname").asString());
        }
        return names.toString();
    }

    private String ours(String text, List<Labels> alerts) {
        return switch (MatcherText.readOne(text)) {
            case MatcherReading.Mistake mistake -> "refused";
            case MatcherReading.Matchers(var matchers) -> {
                var test = new LabelTest(matchers);
                var names = new TreeSet<String>();
                alerts.stream().filter(test).forEach(labels -> names.add(labels.get("alertname")));
                yield names.toString();
            }
        };
    }
}
