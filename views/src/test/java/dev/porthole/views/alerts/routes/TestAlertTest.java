package dev.porthole.views.alerts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.views.alerts.silences.UiQueue;
import dev.porthole.views.alerts.silences.WritableAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestAlertTest {

    private Instant now = Instant.parse("2026-11-23T14:08:00Z");
    private final UiQueue ui = new UiQueue();
    private final WritableAlerts server = new WritableAlerts();
    private final SimpleObjectProperty<@Nullable AlertSource> source = new SimpleObjectProperty<>(server);
    private final RoutesViewModel routes = new RoutesViewModel(source, ui.bridge(), () -> now);
    private final TestAlertViewModel test = routes.test();

    private static Alert there(AlertDraft draft) {
        return new Alert(
                "f",
                draft.labels(),
                draft.annotations(),
                new Alert.Times(draft.startsAt(), draft.endsAt(), draft.startsAt()),
                Alert.State.ACTIVE,
                Alert.Muting.NONE,
                List.of(),
                "");
    }

    @Test
    void it_is_asked_for_once_marked_as_a_test_and_told_when_it_is_resolved() throws InterruptedException {
        routes.triedProperty().set("namespace=\"shop\"");
        test.severityProperty().set("critical");
        test.submit("only a test");
        assertThat(server.sent).isEmpty();
        test.submit("only a test");
        ui.await("it fires", () -> test.stateProperty().get() instanceof TestAlertViewModel.State.Firing);

        AlertDraft sent = server.sent.getFirst();
        assertThat(sent.labels())
                .isEqualTo(Labels.of(
                        "alertname",
                        "PortholeTest",
                        "namespace",
                        "shop",
                        "porthole_test",
                        "true",
                        "severity",
                        "critical"));
        assertThat(sent.annotations().get("summary")).isEqualTo("only a test");
        assertThat(sent.endsAt()).isEqualTo(now.plus(Duration.ofMinutes(5)));

        server.alerts = List.of(there(sent));
        now = now.plus(Duration.ofMinutes(5));
        test.tick();
        now = now.plusSeconds(1);
        assertThat(test.stateProperty().get()).isInstanceOf(TestAlertViewModel.State.Firing.class);
        server.alerts = List.of();
        ui.await("it is resolved", () -> {
            now = now.plusSeconds(5);
            test.tick();
            return test.stateProperty().get() instanceof TestAlertViewModel.State.Resolved;
        });
        assertThat(test.stateProperty().get()).isEqualTo(new TestAlertViewModel.State.Resolved(WritableAlerts.WHERE));
    }

    @Test
    void it_can_be_resolved_before_its_time() throws InterruptedException {
        test.submit("");
        test.submit("");
        ui.await("it fires", () -> test.stateProperty().get() instanceof TestAlertViewModel.State.Firing);
        now = now.plusSeconds(20);
        test.resolve();
        ui.await(
                "it is sent again",
                () -> server.sent.size() == 2 && test.stateProperty().get() instanceof TestAlertViewModel.State.Firing);

        assertThat(server.sent.getLast().labels())
                .isEqualTo(server.sent.getFirst().labels());
        assertThat(server.sent.getLast().endsAt()).isEqualTo(now);
    }

    @Test
    void a_refusal_is_shown_and_other_words_begin_anew() throws InterruptedException {
        server.refusal = new Failure.Forbidden("Alertmanager", "", "", Detail.NONE);
        test.submit("");
        test.submit("");
        ui.await("the refusal", () -> test.stateProperty().get() instanceof TestAlertViewModel.State.Refused);
        test.nameProperty().set("Mine");
        assertThat(test.stateProperty().get()).isInstanceOf(TestAlertViewModel.State.Ready.class);

        test.nameProperty().set(" ");
        test.submit("");
        assertThat(test.nameProblemProperty().get().isEmpty()).isFalse();
        assertThat(test.stateProperty().get()).isInstanceOf(TestAlertViewModel.State.Ready.class);
    }

    @Test
    void labels_are_no_conditions() {
        routes.triedProperty().set("severity=\"critical\", team=shop");
        assertThat(routes.labelsProperty().get().labels()).isEqualTo(Labels.of("severity", "critical", "team", "shop"));
        routes.triedProperty().set("severity=~\"crit.*\"");
        assertThat(routes.labelsProperty().get().problem().key()).isEqualTo("routes.labels.equal");
        routes.triedProperty().set("severity=\"crit");
        assertThat(routes.labelsProperty().get().problem().key()).isEqualTo("routes.labels.wrong");
        routes.tryLabels(Labels.of("a", "x\"y"));
        assertThat(routes.labelsProperty().get().labels()).isEqualTo(Labels.of("a", "x\"y"));
    }

    @Test
    void the_way_through_the_tree_is_marked() {
        Route pager = route("pager", Matcher.equal("severity", "critical"));
        Route shop = route("shop", Matcher.equal("namespace", "shop"), pager);
        Route root = route("all", null, route("dead", Matcher.equal("alertname", "Watchdog")), shop);
        var routing = new Routing(List.of("here"), root, List.of(), List.of(), List.of());

        List<RouteLine> lines = RouteLine.of(routing, Labels.of("namespace", "shop", "severity", "critical"));

        assertThat(lines).extracting(RouteLine::depth).containsExactly(0, 1, 1, 2);
        assertThat(lines).extracting(RouteLine::way).containsExactly(true, false, true, true);
        assertThat(lines).extracting(RouteLine::counts).containsExactly(false, false, false, true);
        assertThat(RouteLine.of(routing, Labels.EMPTY)).noneMatch(RouteLine::way);
    }

    private static Route route(String receiver, @Nullable Matcher matcher, Route... below) {
        return new Route(
                receiver,
                matcher == null ? List.of() : List.of(matcher),
                false,
                List.of(),
                new Route.Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)),
                Route.Intervals.NONE,
                List.of(below));
    }
}
