package dev.porthole.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.views.logs.query.SampleLogs;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.theme.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paints the panes in their states, in both themes, and keeps the pictures. */
class PanesGalleryTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_incident_as_in_the_design(Theme theme) {
        for (int width : new int[] {1388, 948}) {
            try (var panes = new SamplePanes(theme, Locale.ENGLISH, width, width == 1388 ? 826 : 626)) {
                panes.ui(() -> {
                    panes.cursor.choiceProperty().set(panes.hour());
                    panes.model.input().levels().add(LogLevel.ERROR);
                    panes.model.input().levels().add(LogLevel.WARN);
                    panes.model.choose(new TimeRange(
                            Instant.parse("2026-11-23T14:02:00Z"), Instant.parse("2026-11-23T14:08:00Z")));
                    panes.model.input().languageProperty().set(LogQuery.Language.LUCENE);
                });
                panes.awaitRows(100);
                panes.ui(() -> panes.mark("timed out", "timeout"));
                panes.ui(() -> panes.viewport().moveSelection(0));
                panes.shoot("panes-incident-" + width);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void all_lines_with_wrap_details_and_an_unfolded_stack_trace(Theme theme) {
        try (var panes = new SamplePanes(theme, Locale.KOREAN, 1388, 826)) {
            panes.awaitRows(100);
            panes.ui(() -> {
                panes.viewport().moveSelection(0);
                panes.viewport().moveSelection(3);
                panes.viewport().state().toggleFold(3);
            });
            panes.shoot("panes-unfolded-ko");
            panes.ui(() -> {
                panes.viewport().state().toggleFold(3);
                panes.wrap();
                panes.model.open(panes.model.rows().line(3));
            });
            panes.shoot("panes-details-ko");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void details_beside_the_rows_or_below_where_there_is_no_room(Theme theme) {
        for (int width : new int[] {1388, 948}) {
            try (var panes = new SamplePanes(theme, Locale.ENGLISH, width, width == 1388 ? 826 : 626)) {
                panes.awaitRows(100);
                panes.ui(() -> {
                    panes.model.input().add(LogFilter.of(LogFilter.Subject.NAMESPACE, "shop"));
                    panes.model.input().add(LogFilter.field("kubernetes.pod.name", "users-0", true));
                    panes.model
                            .input()
                            .replace(
                                    panes.model.input().pills().getLast(),
                                    panes.model.input().pills().getLast().pinned(true));
                });
                panes.awaitRows(100);
                panes.ui(() -> {
                    panes.viewport().moveSelection(0);
                    panes.model.open(panes.model.rows().line(1));
                    panes.viewport().moveSelection(1);
                });
                panes.shoot("panes-details-" + width);
                panes.showLogsAlone();
                panes.shoot("logs-details-" + width);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void what_may_come_next_and_what_is_wrong(Theme theme) {
        for (int width : new int[] {1388, 948}) {
            try (var panes = new SamplePanes(theme, width == 948 ? Locale.KOREAN : Locale.ENGLISH, width, 626)) {
                panes.awaitRows(100);
                panes.ui(() -> panes.model.input().languageProperty().set(LogQuery.Language.KQL));
                panes.type("kubernetes");
                panes.await(() -> panes.model
                                .completions()
                                .offeredProperty()
                                .get()
                                .items()
                                .size()
                        == 2);
                panes.key(KeyCode.DOWN);
                panes.shoot("logs-completion-" + width);
                panes.type("log.level:error and ");
                panes.shoot("logs-mistake-" + width);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void fields_beside_the_rows_and_as_columns(Theme theme) {
        for (int width : new int[] {1388, 948}) {
            try (var panes = new SamplePanes(theme, width == 948 ? Locale.KOREAN : Locale.ENGLISH, width, 626)) {
                panes.awaitRows(100);
                panes.showLogsAlone();
                panes.ui(() -> panes.model.look().fieldListProperty().set(true));
                panes.await(() -> podField(panes).isPresent());
                panes.ui(() -> podField(panes).orElseThrow().fire());
                panes.ui(() -> {
                    panes.model.look().columns().toggle("trace.id");
                    panes.model.look().columns().toggle("log.level");
                });
                panes.shoot("logs-fields-" + width);
            }
        }
    }

    private static Optional<ButtonBase> podField(SamplePanes panes) {
        return panes.view.lookupAll(".log-field-button").stream()
                .map(ButtonBase.class::cast)
                .filter(row -> "kubernetes.pod.name".equals(row.getUserData()))
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void lines_around_one(Theme theme) {
        for (int width : new int[] {1388, 948}) {
            try (var panes = new SamplePanes(theme, width == 948 ? Locale.KOREAN : Locale.ENGLISH, width, 626)) {
                panes.awaitRows(100);
                panes.ui(() -> panes.model
                        .around()
                        .open(panes.model
                                .rows()
                                .arena()
                                .entry(panes.model.rows().line(40))));
                panes.await(() -> !panes.model.around().askingProperty().get());
                panes.shoot("logs-around-" + width);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void failures_keep_what_was_there(Theme theme) {
        try (var panes = new SamplePanes(theme, Locale.ENGLISH, 1388, 826)) {
            panes.awaitRows(100);
            var down = new Failure.TunnelDown("Alertmanager", "waits for a ready pod");
            panes.alerts.set(new Observation.Stale<>(
                    panes.alerts.latest().known().orElseThrow(), SampleLogs.NOW.minusSeconds(40), down));
            panes.pods.set(new Observation.Stale<>(
                    panes.pods.latest().known().orElseThrow(),
                    SampleLogs.NOW.minusSeconds(190),
                    new Failure.Unreachable("Kubernetes", "connection refused")));
            panes.logs.failure = new Failure.BadQuery("Elasticsearch", "Cannot parse 'level:(ERROR': expected )", 13);
            panes.ui(() -> {
                panes.model.input().add(LogFilter.of(LogFilter.Subject.SERVICE, "checkout"));
                panes.model.input().textProperty().set("level:(ERROR");
                panes.model.searchNow();
            });
            panes.await(() -> panes.model.status().failureProperty().get() != null);
            panes.shoot("panes-stale");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void nothing_yet_and_nothing_at_all(Theme theme) {
        try (var panes = new SamplePanes(theme, Locale.ENGLISH, 1388, 826, false)) {
            panes.logs.gate = new CountDownLatch(1);
            panes.show();
            panes.shoot("panes-pending");
            panes.logs.lines.clear();
            panes.logs.gate.countDown();
            panes.pods.set(
                    new Observation.Failed<>(new Failure.Forbidden("Kubernetes", "list", "pods", ""), SampleLogs.NOW));
            panes.alerts.set(new Observation.Fresh<>(List.of(), SampleLogs.NOW, List.of()));
            panes.await(() -> panes.model.status().phaseProperty().get() == LogStatus.Phase.NO_LINES);
            panes.shoot("panes-empty");
            assertThat(panes.model.rows().size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_page_of_pods(Theme theme) {
        try (var panes = new SamplePanes(theme, Locale.ENGLISH, 1388, 826)) {
            panes.awaitRows(100);
            panes.showPods();
            panes.shoot("pods-page");
        }
    }
}
