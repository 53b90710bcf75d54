package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.Cases;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a watch goes through, on an API server that does as it is told. */
@Timeout(120)
class PodWatchTest {

    private static final String END = "end";

    private final AtomicReference<List<String>> listed = new AtomicReference<>(List.of("a"));
    private final AtomicReference<String> bareList = new AtomicReference<>("");
    private final AtomicInteger listStatus = new AtomicInteger(200);
    private final AtomicInteger watchStatus = new AtomicInteger(200);
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger watches = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<Observation<PodTable>> seen = new CopyOnWriteArrayList<>();
    private FakeApiServer server;
    private ClusterConnection connection;
    private Subscription subscription;

    private void watch() throws IOException {
        server = new FakeApiServer(this::answer);
        connection = ClusterConnection.open(server.context(FakeApiServer.token("x")));
        subscription = connection.workloads().pods().subscribe(seen::add);
    }

    @AfterEach
    void close() {
        subscription.close();
        connection.close();
        events.add(END);
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestURI().getPath().endsWith("/events")) {
            FakeApiServer.answer(exchange, 403, FakeApiServer.status(403, "Forbidden", "no events here"));
        } else if (query.contains("watch=true")) {
            watches.incrementAndGet();
            stream(exchange);
        } else if (exchange.getRequestURI().getPath().endsWith("/pods")) {
            lists.incrementAndGet();
            list(exchange, query);
        } else {
            FakeApiServer.answer(exchange, 200, "{}");
        }
    }

    private void list(HttpExchange exchange, String query) throws IOException {
        if (!bareList.get().isEmpty()) {
            FakeApiServer.answer(exchange, 200, bareList.get());
            return;
        }
        if (listStatus.get() != 200) {
            FakeApiServer.answer(exchange, listStatus.get(), FakeApiServer.status(listStatus.get(), "X", "told so"));
            return;
        }
        // Two pages, the second with the last pod.
        List<String> names = listed.get();
        boolean second = query.contains("continue=");
        List<String> page = second
                ? names.subList(names.size() - 1, names.size())
                : names.subList(0, Math.max(0, names.size() - 1));
        String next = second ? "" : ",\"continue\":\"more\"";
        FakeApiServer.answer(
                exchange,
                200,
                "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"10\"" + next + "},\"items\":["
                        + page.stream().map(PodWatchTest::pod).collect(Collectors.joining(",")) + "]}");
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (watchStatus.get() != 200) {
            FakeApiServer.answer(exchange, watchStatus.getAndSet(200), FakeApiServer.status(410, "Expired", "too old"));
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try {
            for (String event = events.take(); !event.equals(END); event = events.take()) {
                exchange.getResponseBody().write((event + "\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException nobodyThere) {
            gone.incrementAndGet();
            throw nobodyThere;
        }
    }

    private static String pod(String name) {
        return "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"n\",\"uid\":\"u-%s\",\"resourceVersion\":\"11\"},\"status\":{\"phase\":\"Running\"}}"
                .formatted(name, name);
    }

    private static String event(String type, String name) {
        return "{\"type\":\"%s\",\"object\":%s}".formatted(type, pod(name));
    }

    private void awaitPods(String... names) {
        TestCluster.await(
                "pods " + List.of(names),
                () -> !seen.isEmpty()
                        && seen.getLast() instanceof Observation.Fresh<PodTable>(var table, var at, var notes)
                        && table.pods().keySet().stream()
                                .map(PodKey::name)
                                .sorted()
                                .toList()
                                .equals(List.of(names)));
    }

    @Test
    void pages_are_read_and_changes_follow() throws IOException {
        listed.set(List.of("a", "b", "c"));
        watch();
        awaitPods("a", "b", "c");
        events.add(event("ADDED", "d"));
        awaitPods("a", "b", "c", "d");
        events.add(event("DELETED", "a"));
        awaitPods("b", "c", "d");
        assertThat(lists).hasValue(2);
        assertThat(watches).hasValue(1);
    }

    @Test
    void a_watch_that_ends_goes_on_from_where_it_was_without_a_new_list() throws IOException {
        watch();
        awaitPods("a");
        events.add(event("ADDED", "b"));
        awaitPods("a", "b");
        events.add("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"99\"}}}");
        events.add(END);
        TestCluster.await("another watch", () -> watches.get() == 2);
        // Events are asked for beside it, at times of their own.
        assertThat(server.requests())
                .filteredOn(request -> request.contains("/pods") && request.contains("watch=true"))
                .last()
                .asString()
                .contains("resourceVersion=99");
        assertThat(lists).hasValue(2);
    }

    @Test
    void too_old_as_an_event_makes_a_new_list_without_a_gap_in_the_table() throws IOException {
        watch();
        awaitPods("a");
        listed.set(List.of("x", "y"));
        events.add("{\"type\":\"ERROR\",\"object\":" + FakeApiServer.status(410, "Expired", "too old") + "}");
        awaitPods("x", "y");
        assertThat(seen)
                .allSatisfy(
                        now -> assertThat(now.known().map(table -> table.pods().isEmpty()))
                                .isNotEqualTo(java.util.Optional.of(true)));
        assertThat(seen).noneMatch(Observation.Stale.class::isInstance);
    }

    @Test
    void too_old_as_a_status_makes_a_new_list() throws IOException {
        watchStatus.set(410);
        watch();
        awaitPods("a");
        TestCluster.await("a second list and a watch", () -> lists.get() >= 4 && watches.get() >= 2);
        assertThat(seen).noneMatch(Observation.Stale.class::isInstance);
    }

    @Test
    void too_old_as_a_silent_close_makes_a_new_list() throws IOException {
        // More than one: on a busy machine the first may not seem to be at once.
        events.addAll(List.of(END, END, END, END, END));
        watch();
        TestCluster.await("a second list", () -> lists.get() >= 4);
        awaitPods("a");
    }

    @Test
    void a_forbidden_list_says_what_is_missing() throws IOException {
        listStatus.set(403);
        watch();
        TestCluster.await("the failure", () -> !seen.isEmpty() && seen.getLast() instanceof Observation.Failed);
        assertThat(seen.getLast().problem()).contains(new Failure.Forbidden("fake", "list", "pods", "told so"));
    }

    @Test
    void a_server_that_fails_leaves_the_table_stale_until_it_is_well_again() throws IOException {
        watch();
        awaitPods("a");
        listStatus.set(500);
        events.add("{\"type\":\"ERROR\",\"object\":" + FakeApiServer.status(410, "Expired", "too old") + "}");
        TestCluster.await("a stale table", () -> seen.getLast() instanceof Observation.Stale);
        assertThat(seen.getLast().known().orElseThrow().pods()).containsKey(new PodKey("n", "a"));
        assertThat(seen.getLast().problem()).contains(new Failure.ServerFailed("fake", 500, "told so"));
        listed.set(List.of("a", "z"));
        listStatus.set(200);
        awaitPods("a", "z");
    }

    @Test
    void a_storm_of_changes_is_told_a_few_times_a_second() throws IOException {
        watch();
        awaitPods("a");
        int before = seen.size();
        long begin = System.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            events.add(event("MODIFIED", "p" + i % 50));
        }
        TestCluster.await(
                "all of them", () -> seen.getLast().known().orElseThrow().pods().size() == 51);
        TestCluster.await("the end of the storm", events::isEmpty);
        int told = seen.size() - before;
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(told).isLessThanOrEqualTo((int) (seconds * 4) + 3);
    }

    /** Each pause is at least half of the doubled one: five questions take almost four seconds. */
    private void areAskedLessAndLessOften(String what, AtomicInteger count, int first) throws IOException {
        TestCluster.await("the first " + what, () -> count.get() >= first);
        long begun = System.nanoTime();
        TestCluster.await("four more " + what, Duration.ofSeconds(30), () -> count.get() >= first + 4);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(3_000));
    }

    @Test
    void a_list_without_a_resource_version_is_asked_for_again_with_growing_pauses() throws IOException {
        bareList.set(Cases.text("list-without-resourceversion.json"));
        watch();
        areAskedLessAndLessOften("lists", lists, 1);
        assertThat(watches).hasValue(0);
        assertThat(seen.getLast()).isInstanceOf(Observation.Fresh.class);
    }

    @Test
    void a_watch_that_ends_after_each_event_is_opened_again_with_growing_pauses() throws IOException {
        for (int i = 0; i < 10; i++) {
            events.add(event("MODIFIED", "a").replace("\"11\"", "\"" + (20 + i) + "\""));
            events.add(END);
        }
        watch();
        areAskedLessAndLessOften("watches", watches, 1);
        assertThat(lists).hasValue(2);
    }

    @Test
    void nobody_listening_ends_the_watch() throws IOException {
        watch();
        awaitPods("a");
        TestCluster.await("the watch", () -> watches.get() > 0);
        subscription.close();
        // The server learns it by its next words.
        TestCluster.await("the end of the connection", () -> {
            events.add(event("MODIFIED", "a"));
            return gone.get() > 0;
        });

        int before = watches.get();
        // Whoever went on would have asked again before this one, who comes later.
        assertThat(connection.workloads().namespaces(Deadline.after(Duration.ofSeconds(10))))
                .isInstanceOf(Outcome.Success.class);
        assertThat(watches).hasValue(before);
        assertThat(before).isEqualTo(1);
    }
}
