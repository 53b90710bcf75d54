package dev.porthole.views.pods.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.gallery.Lateness;
import dev.porthole.views.gallery.Picture;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.ManyPods;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.pods.rows.PodColumn;
import dev.porthole.views.pods.rows.PodGrouping;
import dev.porthole.views.pods.rows.PodList;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list on the headless platform, with as many pods as a large cluster has. */
@Timeout(240)
class PodListViewportTest {

    private static final int PODS = 10_000;
    private static final int CHANGES_PER_TABLE = 25;
    private static final Duration BETWEEN_TABLES = Duration.ofMillis(250);

    private final ManyPods pods = new ManyPods(PODS);
    private final SampleLive<PodTable> live = SampleLive.fresh(pods.table(), ManyPods.NOW);
    private final UiBridge bridge = new UiBridge();
    private final InstantSource clock = InstantSource.fixed(ManyPods.NOW);
    private final TimeCursor cursor =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock);
    private final PodListViewModel model = new PodListViewModel(
            live,
            new PastCounts(
                    (range, deadline) -> Outcome.of(Map.of()), cursor, new SimpleStringProperty(""), bridge, clock),
            cursor,
            bridge,
            clock);
    private final List<Pod> chosen = new ArrayList<>();
    private final PodListView view = UiThread.call(() -> new PodListView(model, new Messages(Locale.ENGLISH)));
    private final Stage stage = UiThread.call(() -> {
        var scene = new Scene(view, 1388, 826);
        new Appearance(Theme.DARK).dress(scene);
        view.setOnChosen(chosen::add);
        model.attach();
        var window = new Stage();
        window.setScene(scene);
        window.show();
        return window;
    });

    @AfterEach
    void close() {
        UiThread.run(() -> {
            model.detach();
            stage.hide();
        });
    }

    private PodListViewport viewport() {
        return (PodListViewport) view.lookup(".pod-list");
    }

    private static void await(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!UiThread.call(so::getAsBoolean)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void press(KeyCode code) {
        UiThread.run(() -> Event.fireEvent(
                viewport(), new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
    }

    private String selected() {
        return UiThread.call(() -> viewport().selectedText());
    }

    @Test
    void keys_move_choose_and_close_groups_and_what_is_selected_stays_selected() {
        await("all pods", () -> model.listProperty().get().matching() == PODS);
        UiThread.run(() -> model.sortBy(PodColumn.NAME));
        await(
                "the order",
                () -> model.listProperty().get().lines().getFirst() instanceof PodList.Line.One one
                        && one.row().pod().key().name().equals("pod-0"));

        press(KeyCode.DOWN);
        assertThat(selected()).startsWith("shop-0/pod-0, ").contains("Status Running");
        press(KeyCode.ENTER);
        assertThat(chosen).extracting(pod -> pod.key().name()).containsExactly("pod-0");
        UiThread.run(() -> model.sortBy(PodColumn.NAME));
        await(
                "the other order",
                () -> model.listProperty().get().lines().getLast() instanceof PodList.Line.One one
                        && one.row().pod().key().name().equals("pod-0"));
        assertThat(selected()).startsWith("shop-0/pod-0, ");

        UiThread.run(() -> model.groupBy(PodGrouping.NAMESPACE));
        await("groups", () -> model.listProperty().get().lines().size() == PODS + 2);
        press(KeyCode.HOME);
        assertThat(selected()).startsWith("shop-0, ");
        press(KeyCode.LEFT);
        await("the group to be closed", () -> model.listProperty().get().lines().size() == PODS / 2 + 2);
        press(KeyCode.DOWN);
        assertThat(selected()).startsWith("shop-1, ");
        UiThread.run(() -> Picture.take(stage.getScene(), "pod-list-groups-dark"));
        press(KeyCode.UP);
        press(KeyCode.RIGHT);
        await("the group to be open", () -> model.listProperty().get().lines().size() == PODS + 2);
    }

    /** A minute with {@code -Dporthole.pods.seconds=60}. */
    @Test
    void ten_thousand_pods_that_change_do_not_hold_the_window_up() {
        await("all pods", () -> model.listProperty().get().matching() == PODS);
        UiThread.run(() -> {
            viewport().paintNow();
            Picture.take(stage.getScene(), "pod-list-dark");
        });
        int tables = Integer.getInteger("porthole.pods.seconds", 6) * 4;
        List<Double> stalls = new ArrayList<>();
        var lateness = new Lateness();
        long before = System.nanoTime();
        for (int table = 0; table < tables; table++) {
            pods.change(CHANGES_PER_TABLE);
            live.set(new Observation.Fresh<>(pods.table(), ManyPods.NOW, List.of()));
            long next = before + (table + 1) * BETWEEN_TABLES.toNanos();
            do {
                long asked = System.nanoTime();
                UiThread.run(() -> {});
                stalls.add((System.nanoTime() - asked) / 1e6);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } while (System.nanoTime() < next);
        }
        double late = lateness.longestMs();
        lateness.close();
        double[] sorted =
                stalls.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%,d pods, %d changes/s for %d s: UI thread median %.1f ms, p99 %.1f ms, longest %.1f ms; heap %d MB%n",
                PODS,
                CHANGES_PER_TABLE * 4,
                tables / 4,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                Arrays.stream(sorted).max().orElseThrow(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        await("the last change", () -> model.listProperty().get().matching() == PODS);
        assertThat(sorted[(int) (sorted.length * 0.99)])
                .as("p99 in ms, on a machine up to %.0f ms late", late)
                .isLessThan(250 + late);
    }
}
