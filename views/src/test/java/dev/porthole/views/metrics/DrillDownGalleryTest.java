package dev.porthole.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartKind;
import dev.porthole.views.chart.ChartLook;
import dev.porthole.views.gallery.Picture;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.paint.PaintedRegion;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paints the drill-down in the sizes, themes and languages it has, and keeps the pictures. */
class DrillDownGalleryTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** What the bar, the rail and the status line take of the window. */
    private static final double AROUND_X = 52;

    private static final double AROUND_Y = 74;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void an_incident_is_painted_in_both_sizes_and_both_languages(Theme theme) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            shoot(theme, locale, 1440, 900, "drilldown", model -> {});
            shoot(theme, locale, 1000, 700, "drilldown-small", model -> {});
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_kind_of_chart_is_painted(Theme theme) {
        for (ChartKind kind : ChartKind.values()) {
            shoot(
                    theme,
                    Locale.ENGLISH,
                    1440,
                    900,
                    "chart-" + kind,
                    model -> model.chart().lookProperty().set(new ChartLook(kind, false)));
        }
        shoot(
                theme,
                Locale.ENGLISH,
                1440,
                900,
                "chart-log",
                model -> model.chart().lookProperty().set(new ChartLook(ChartKind.LINES, true)));
        shoot(
                theme,
                Locale.ENGLISH,
                1440,
                900,
                "chart-compared",
                model -> model.compareProperty().set(Compare.DAY));
    }

    /** Does what has been left for the UI thread, until nothing has come for a while. */
    private static void settle(BlockingQueue<Runnable> uiThread) {
        try {
            Runnable next = uiThread.poll(1, TimeUnit.SECONDS);
            while (next != null) {
                next.run();
                next = uiThread.poll(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void shoot(
            Theme theme, Locale locale, int width, int height, String name, Consumer<DrillDownViewModel> before) {
        UiThread.run(() -> {
            var appearance = new Appearance(theme);
            var queue = new LinkedBlockingQueue<Runnable>();
            var bridge = new UiBridge(queue::add);
            var signals = new SampleSignals();
            InstantSource clock = InstantSource.fixed(SampleSignals.NOW);
            var time = new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock);
            var model = new DrillDownViewModel(
                    new DrillDownViewModel.Sources(signals, signals, Change.Lines.NONE, task -> () -> {}),
                    new Messages(locale),
                    time,
                    bridge,
                    clock);
            var view = new DrillDownView(model, new DrillDownView.Surroundings(SEOUL, clock, Runnable::run, bridge));
            view.setPrefHeight((height - AROUND_Y) * 0.49);
            view.setMinHeight((height - AROUND_Y) * 0.49);
            var rest = new StackPane(new Label("Logs"));
            rest.getStyleClass().add("panel");
            VBox.setVgrow(rest, Priority.ALWAYS);
            var page = new VBox(12, view, rest);
            page.setStyle("-fx-padding: 12; -fx-background-color: -color-bg-default;");
            var scene = new Scene(page, width - AROUND_X, height - AROUND_Y);
            appearance.dress(scene);
            model.open("errors", Labels.of("service", "checkout"), "");
            before.accept(model);
            settle(queue);
            time.select(new TimeRange(SampleSignals.LEFT, SampleSignals.NOW.minusSeconds(8 * 60)));
            scene.snapshot(null);
            settle(queue);
            time.hoverProperty().set(SampleSignals.NOW.minusSeconds(13 * 60));
            view.lookup(".chart").requestFocus();
            settle(queue);
            scene.snapshot(null);
            settle(queue);
            view.lookupAll(".chart-frame").forEach(part -> ((PaintedRegion) part).paintNow());
            view.lookupAll(".chart-overlay").forEach(part -> ((PaintedRegion) part).paintNow());
            Picture.take(scene, name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage());
            assertThat(view.lookupAll(".label").stream().filter(Node::isVisible))
                    .as("labels inside of the window")
                    .allSatisfy(label -> {
                        Bounds bounds = label.localToScene(label.getBoundsInLocal());
                        assertThat(bounds.getMaxX()).isLessThanOrEqualTo(scene.getWidth());
                    });
        });
    }
}
