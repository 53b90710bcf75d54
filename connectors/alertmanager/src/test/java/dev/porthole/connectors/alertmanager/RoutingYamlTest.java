package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Configurations as versions from 0.22 on tell them. */
class RoutingYamlTest {

    private static final String CONFIGURATION = """
        global:
          resolve_timeout: 5m
        route:
          receiver: mail
          group_by: [alertname, cluster]
          group_wait: 10s
          routes:
          - receiver: pager
            match:
              severity: critical
            match_re:
              team: shop|bank
            continue: true
            group_interval: 1h30m
            mute_time_intervals: [nights]
            routes:
            - group_by: ['...', alertname]
              matchers: ['service = "checkout"', '{region="eu",zone!="b"}']
              active_time_intervals: [hours]
          - receiver: slack
            matchers: [namespace=~"shop.*"]
        receivers:
        - name: mail
          email_configs:
          - send_resolved: false
            to: ops@example.org
        - name: pager
          pagerduty_configs:
          - routing_key: <secret>
            send_resolved: true
          webhook_configs:
          - url: https://hooks.example.org:8443/T0/secret-token?x=y
            send_resolved: true
        - name: slack
          slack_configs:
          - channel: '#shop'
            api_url: <secret>
        inhibit_rules:
        - source_match: {severity: critical}
          target_match_re: {severity: warning|info}
          equal: [service]
        mute_time_intervals:
        - name: nights
        time_intervals:
        - name: hours
        """;

    private static final int BODIES = 2_000;

    private static Outcome<Routing> read(String yaml) {
        return new RoutingYaml(List.of("here")).read(yaml);
    }

    private static Routing routing(String yaml) {
        assertThat(read(yaml)).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<Routing>) read(yaml)).value();
    }

    @Test
    void what_a_route_leaves_out_it_has_from_the_one_above() {
        Route root = routing(CONFIGURATION).root();
        Route pager = root.routes().getFirst();
        Route inner = pager.routes().getFirst();

        assertThat(root.timing())
                .isEqualTo(new Route.Timing(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(4)));
        assertThat(pager.groupBy()).containsExactly("alertname", "cluster");
        assertThat(pager.continues()).isTrue();
        assertThat(pager.matchers())
                .containsExactlyInAnyOrder(Matcher.equal("severity", "critical"), Matcher.regex("team", "shop|bank"));
        assertThat(pager.intervals()).isEqualTo(new Route.Intervals(List.of("nights"), List.of()));
        assertThat(inner.receiver()).isEqualTo("pager");
        assertThat(inner.continues()).isFalse();
        assertThat(inner.groupBy()).containsExactly(Route.ALL_LABELS);
        assertThat(inner.timing().groupInterval()).isEqualTo(Duration.ofMinutes(90));
        assertThat(inner.intervals()).isEqualTo(new Route.Intervals(List.of(), List.of("hours")));
        assertThat(inner.matchers())
                .containsExactly(
                        Matcher.equal("service", "checkout"),
                        Matcher.equal("region", "eu"),
                        Matcher.notEqual("zone", "b"));
        assertThat(routing(CONFIGURATION).timeIntervals()).containsExactlyInAnyOrder("nights", "hours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        severity=info                                                    | mail
        severity=critical, team=shop                                     | pager
        severity=critical, team=shop, namespace=shop-eu                  | pager,slack
        severity=critical, team=bank, service=checkout, region=eu        | pager
        namespace=shop                                                   | slack
        """)
    void the_tree_is_followed_to_its_receivers(String labels, String receivers) {
        Labels alert = Labels.EMPTY;
        for (String label : labels.split(", ")) {
            alert = alert.with(label.split("=")[0], label.split("=")[1]);
        }

        assertThat(String.join(",", routing(CONFIGURATION).receivers(alert))).isEqualTo(receivers);
    }

    @Test
    void a_way_through_the_tree_has_all_its_routes() {
        Routing routing = routing(CONFIGURATION);

        assertThat(routing.paths(
                        Labels.of("severity", "critical", "team", "shop", "service", "checkout", "region", "eu")))
                .singleElement()
                .satisfies(path -> assertThat(path.routes())
                        .containsExactly(
                                routing.root(),
                                routing.root().routes().getFirst(),
                                routing.root().routes().getFirst().routes().getFirst()));
    }

    @Test
    void receivers_say_whom_they_tell_but_no_secret() {
        Routing routing = routing(CONFIGURATION);

        assertThat(routing.receivers())
                .containsExactly(
                        new Routing.Destination(
                                "mail", List.of(new Routing.Integration("email", "ops@example.org", false))),
                        new Routing.Destination(
                                "pager",
                                List.of(
                                        new Routing.Integration("pagerduty", "", true),
                                        new Routing.Integration("webhook", "hooks.example.org:8443", true))),
                        new Routing.Destination("slack", List.of(new Routing.Integration("slack", "#shop", false))));
    }

    @Test
    void an_inhibition_of_the_old_kind_is_read() {
        var rule = routing(CONFIGURATION).inhibitRules().getFirst();

        assertThat(rule.inhibits(
                        Labels.of("severity", "critical", "service", "a"),
                        Labels.of("severity", "info", "service", "a")))
                .isTrue();
        assertThat(rule.inhibits(
                        Labels.of("severity", "critical", "service", "a"),
                        Labels.of("severity", "info", "service", "b")))
                .isFalse();
    }

    @Test
    void a_matcher_that_cannot_be_evaluated_is_told_and_matches_nothing() {
        String strange = CONFIGURATION.replace("[namespace=~\"shop.*\"]", "['namespace=~\"\\\\p{Nonsense}\"']");

        assertThat(read(strange)).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            assertThat(success.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.toString()).contains("alertmanager.unread-matcher"));
            assertThat(((Routing) success.value()).receivers(Labels.of("namespace", "shop")))
                    .containsExactly("mail");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"receivers: []", "route: 7", "[]", "null"})
    void what_has_no_route_is_no_configuration(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        UnexpectedShapeException.class,
                        shape -> assertThat(shape.detail()).isEqualTo(Detail.of("alertmanager.no-route")));
    }

    @Test
    void what_is_no_yaml_says_where_and_quotes_nothing() {
        assertThatThrownBy(() -> read("route:\n  receiver: \"secret"))
                .isInstanceOfSatisfying(
                        UnexpectedShapeException.class,
                        shape -> assertThat(shape.detail()).isEqualTo(Detail.of("alertmanager.no-yaml", 2)));
    }

    @Test
    void a_broken_configuration_is_a_failure_or_a_routing() {
        long seed = Long.getLong("porthole.seed", new Random().nextLong());
        System.out.println("configurations: -Dporthole.seed=" + seed);
        var random = new Random(seed);
        var json = JsonMapper.builder().build();
        try (var server = ScriptedServer.start();
                var source = new AlertmanagerAlertSource(
                        new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here")) {
            for (int i = 0; i < BODIES; i++) {
                var yaml = new StringBuilder(CONFIGURATION);
                for (int change = random.nextInt(4); change >= 0; change--) {
                    yaml.setCharAt(random.nextInt(yaml.length()), (char) (32 + random.nextInt(95)));
                }
                var status = json.createObjectNode();
                status.putObject("config").put("original", yaml.toString());
                server.reply(Reply.json(status.toString()));
                Outcome<List<Routing>> outcome = source.routing(Deadline.after(Duration.ofSeconds(20)));
                assertThat(outcome).as("seed %d, body %d", seed, i).isNotNull();
                if (outcome instanceof Outcome.Failed<List<Routing>>(var failure)) {
                    assertThat(failure.detail().toString())
                            .as("seed %d, body %d", seed, i)
                            .doesNotContain("app.unexpected");
                }
            }
        }
    }
}
