package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data views, saved searches and addresses, in front of every kind of Kibana. */
@ExtendWith(OpenSearchNode.class)
@Timeout(120)
class KibanaPlacesTest {

    @ParameterizedTest
    @EnumSource
    void data_views_and_saved_searches_are_offered_and_can_be_chosen(KibanaDouble.Mode mode, TestServer server)
            throws Exception {
        server.send("DELETE", "/chosen?ignore_unavailable=true", "");
        new SampleLogs(server, false).writeFluentBit("chosen", 20);
        try (KibanaDouble kibana = KibanaDouble.start(mode, server.uri(), 0);
                var source = ElasticLogSource.throughKibana(
                        new PooledHttpGateway(HttpTarget.direct("Kibana", kibana.uri())), "here", LogIndices.FOUND)) {
            LogPlaces places = source.places().orElseThrow();
            List<LogPlace> all = LogCase.value(places.all(LogCase.soon()));

            assertThat(all.getFirst())
                    .isEqualTo(new LogPlace(
                            LogPlace.Kind.DATA_VIEW,
                            "dv-1",
                            mode == KibanaDouble.Mode.DASHBOARDS || mode == KibanaDouble.Mode.KIBANA_7
                                    ? "filebeat-*"
                                    : "Filebeat",
                            "filebeat-*",
                            "@timestamp"));
            assertThat(all).extracting(LogPlace::name).contains("chosen");
            assertThat(LogCase.value(places.savedSearches(LogCase.soon())))
                    .containsExactly(new SavedLogSearch(
                            "s-1",
                            "Timeouts",
                            "dv-1",
                            "message:timed*",
                            LogQuery.Language.KQL,
                            List.of("message", "service.name")));

            LogQuery query = LogQuery.all(SampleLogs.RANGE);
            assertThat(LogCase.value(source.search(query, null, 10, LogCase.soon()))
                            .where())
                    .startsWith("filebeat-");
            places.choose(all.stream()
                    .filter(place -> place.pattern().equals("chosen"))
                    .findFirst());
            assertThat(LogCase.value(source.search(query, null, 10, LogCase.soon()))
                            .where())
                    .isEqualTo("chosen");
            places.choose(Optional.empty());
            assertThat(LogCase.value(source.search(query, null, 10, LogCase.soon()))
                            .where())
                    .startsWith("filebeat-");
        } finally {
            server.send("DELETE", "/chosen", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_search_has_an_address_there(KibanaDouble.Mode mode, TestServer server) {
        try (KibanaDouble kibana = KibanaDouble.start(mode, server.uri(), 0);
                var source = ElasticLogSource.throughKibana(
                        new PooledHttpGateway(HttpTarget.direct("Kibana", kibana.uri())), "here", LogIndices.FOUND)) {
            var query = new LogQuery(
                    SampleLogs.RANGE,
                    "timed -\"GET x\"",
                    LogQuery.Language.PLAIN,
                    Set.of(LogLevel.ERROR),
                    List.of(LogFilter.of(Subject.POD, "checkout-0"), new LogFilter(Subject.SERVICE, "", "cart", true)));
            URI link = LogCase.value(source.places().orElseThrow().link(query, List.of("message"), LogCase.soon()));
            String fragment = link.getFragment();

            assertThat(link.toString()).startsWith(kibana.uri() + "/app/");
            assertThat(fragment)
                    .contains("dv-1")
                    .contains("query:'message:\"timed\" and not message:\"GET x\"'")
                    .contains("match_phrase:(kubernetes.pod.name:checkout-0)")
                    .contains("negate:!t")
                    .contains("level: ERROR")
                    .contains(SampleLogs.RANGE.start().toString());
        }
    }

    @Test
    void a_search_server_alone_has_indices_but_no_address(TestServer server) {
        try (var source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.FOUND)) {
            LogPlaces places = source.places().orElseThrow();

            assertThat(LogCase.value(places.all(LogCase.soon())))
                    .isNotEmpty()
                    .noneMatch(place -> place.kind() == LogPlace.Kind.DATA_VIEW);
            assertThat(LogCase.value(places.savedSearches(LogCase.soon()))).isEmpty();
            assertThat(places.link(LogQuery.all(SampleLogs.RANGE), List.of(), LogCase.soon()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unsupported.class));
        }
    }
}
