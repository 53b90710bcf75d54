package dev.porthole.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.pods.SamplePods;
import dev.porthole.views.pods.rows.PodRow;
import dev.porthole.views.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panes on the headless platform, by clicks and keys. */
class PanesTest {

    private SamplePanes panes;

    @BeforeEach
    void open() {
        panes = new SamplePanes(Theme.DARK, Locale.ENGLISH, 1388, 826);
        panes.awaitRows(500);
        panes.settle();
    }

    @AfterEach
    void close() {
        panes.close();
    }

    private static void press(Node node, KeyCode code, boolean shift, boolean control) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private void key(KeyCode code) {
        panes.ui(() -> press(panes.viewport(), code, false, false));
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, double x, double y, int clicks) {
        Bounds scene = node.localToScene(node.getBoundsInLocal());
        Event.fireEvent(
                node,
                new MouseEvent(
                        node,
                        node,
                        type,
                        x,
                        y,
                        scene.getMinX() + x,
                        scene.getMinY() + y,
                        MouseButton.PRIMARY,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        new PickResult(node, scene.getMinX() + x, scene.getMinY() + y)));
    }

    private String selected() {
        return UiThread.call(() -> panes.viewport().selectedText());
    }

    @Test
    void rows_are_chosen_by_keys_and_by_clicks() {
        key(KeyCode.DOWN);
        assertThat(selected()).contains("HikariPool-1");
        key(KeyCode.DOWN);
        assertThat(selected()).contains("POST /api/orders 503 30012ms");
        key(KeyCode.END);
        assertThat(UiThread.call(() -> panes.viewport().atTopProperty().get())).isFalse();
        panes.awaitRows(600);
        key(KeyCode.HOME);
        assertThat(UiThread.call(() -> panes.viewport().atTopProperty().get())).isTrue();
        panes.ui(() -> mouse(panes.viewport(), MouseEvent.MOUSE_PRESSED, 400, 24 * 4 + 5, 1));
        assertThat(selected()).contains("Connection to DB failed: timeout");
    }

    @Test
    void a_row_opens_to_its_fields_and_a_value_becomes_a_filter() {
        key(KeyCode.DOWN);
        key(KeyCode.ENTER);
        panes.settle();
        var details = UiThread.call(() -> panes.view.lookup(".log-details"));
        assertThat(details).isNotNull();
        panes.ui(() -> {
            Node pod = details.lookupAll(".log-field-row").stream()
                    .filter(row -> row.getAccessibleText().startsWith("kubernetes.pod.name"))
                    .findFirst()
                    .orElseThrow();
            pod.requestFocus();
            details.lookupAll(".log-action").stream()
                    .map(ButtonBase.class::cast)
                    .filter(button -> "Only lines without this value".equals(button.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        assertThat(UiThread.call(() -> List.copyOf(panes.model.input().filters())))
                .containsExactly(LogFilter.field("kubernetes.pod.name", "checkout-7d9f-x2k4q", true));
        panes.await(() -> panes.model.rows().size() < 20);
        panes.ui(() -> press(panes.view, KeyCode.ESCAPE, false, false));
        assertThat(UiThread.call(() -> panes.view.lookup(".log-details"))).isNull();
    }

    @Test
    void space_unfolds_a_stack_trace_and_copying_takes_all_of_it_made_harmless() {
        for (int i = 0; i < 4; i++) {
            key(KeyCode.DOWN);
        }
        key(KeyCode.SPACE);
        assertThat(UiThread.call(() -> panes.viewport().state().rowAt(10))).isEqualTo(3);
        panes.ui(() -> press(panes.viewport(), KeyCode.C, false, true));
        String copied = UiThread.call(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("OutOfMemoryError").contains("OrderService.java:141");
        for (int i = 0; i < 8; i++) {
            key(KeyCode.DOWN);
        }
        assertThat(selected())
                .contains("\u2039U+202E\u203aevil")
                .contains("\u241b]0;title\u2407")
                .doesNotContain("\u202e");
    }

    @Test
    void levels_pills_and_the_histogram_choose_what_is_shown() {
        panes.ui(() -> panes.view.lookupAll(".log-level").stream()
                .map(ButtonBase.class::cast)
                .filter(chip -> chip.getText().startsWith("WARN"))
                .forEach(ButtonBase::fire));
        panes.await(() -> panes.model.status().tallyProperty().get().matched() == 299
                && !panes.model.status().askingProperty().get());
        panes.ui(() -> panes.view.lookupAll(".pill").stream()
                .map(ButtonBase.class::cast)
                .forEach(ButtonBase::fire));
        assertThat(UiThread.call(() -> panes.model.input().levels().isEmpty())).isTrue();

        Node bars = UiThread.call(() -> panes.view.lookup(".log-histogram"));
        panes.ui(() -> {
            mouse(bars, MouseEvent.MOUSE_PRESSED, 780, 30, 1);
            mouse(bars, MouseEvent.MOUSE_DRAGGED, 840, 30, 1);
            mouse(bars, MouseEvent.MOUSE_RELEASED, 840, 30, 1);
        });
        assertThat(UiThread.call(() -> panes.model.status().partProperty().get()))
                .isNotNull();
        panes.ui(() -> {
            panes.model.chooseWhole();
            press(bars, KeyCode.LEFT, false, false);
            press(bars, KeyCode.LEFT, true, false);
            press(bars, KeyCode.ENTER, false, false);
        });
        assertThat(UiThread.call(
                        () -> panes.model.status().partProperty().get().length().toSeconds()))
                .isBetween(55L, 70L);
    }

    @Test
    void typing_searches_and_marks() {
        panes.ui(() -> {
            press(panes.view, KeyCode.F, false, true);
            ((TextField) panes.view.lookup(".log-search-field")).setText("timeout -HikariPool");
        });
        panes.await(() -> panes.model.rows().size() == 2);
        assertThat(UiThread.call(
                        () -> panes.model.status().termsProperty().get().wanted()))
                .containsExactly("timeout");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_click_on_a_pod_is_heard_and_the_selection_stays_as_pods_change() {
        var heard = new ArrayList<Pod>();
        panes.await(() -> !((TableView<?>) panes.restarts.lookup(".table-view"))
                .getItems()
                .isEmpty());
        var table = (TableView<PodRow>) UiThread.call(() -> panes.restarts.lookup(".table-view"));
        panes.ui(() -> {
            panes.restarts.setOnPod(heard::add);
            table.getSelectionModel().select(2);
            press(table, KeyCode.ENTER, false, false);
        });
        assertThat(heard).extracting(pod -> pod.key().name()).containsExactly("search-0");
        panes.pods.set(new Observation.Fresh<>(SamplePods.incident(3), SamplePods.NOW, List.of()));
        panes.await(() -> table.getItems().size() == 10);
        assertThat(UiThread.call(() ->
                        table.getSelectionModel().getSelectedItem().pod().key().name()))
                .isEqualTo("search-0");
    }

    @Test
    void a_click_on_an_alert_gives_its_labels() {
        var heard = new ArrayList<Labels>();
        var list = (ListView<?>) UiThread.call(() -> panes.alertsView.lookup(".list-view"));
        panes.await(() -> list.getItems().size() == 4);
        panes.ui(() -> {
            panes.alertsView.setOnAlert(heard::add);
            list.getSelectionModel().select(0);
            press(list, KeyCode.ENTER, false, false);
        });
        assertThat(heard).extracting(labels -> labels.get("alertname")).containsExactly("DbPoolExhausted");
    }

    @Test
    void completion_takes_no_enter_before_something_is_chosen() {
        panes.ui(() -> panes.model.input().languageProperty().set(LogQuery.Language.KQL));
        panes.type("log.level:");
        Node list = UiThread.call(() -> panes.view.lookup(".completion"));
        panes.await(list::isVisible);
        int asked = panes.logs.asked.size();
        panes.key(KeyCode.ENTER);
        assertThat(UiThread.call(() -> panes.searchField().getText())).isEqualTo("log.level:");
        assertThat(UiThread.call(list::isVisible)).isFalse();
        assertThat(panes.logs.asked).as("a wrong text is asked of nobody").hasSize(asked);
        assertThat(UiThread.call(() -> panes.model.status().failureProperty().get()))
                .isInstanceOf(Failure.BadQuery.class);
        panes.type("log.level:e");
        panes.await(list::isVisible);
        panes.key(KeyCode.DOWN);
        panes.key(KeyCode.ENTER);
        assertThat(UiThread.call(() -> panes.searchField().getText())).isEqualTo("log.level:error ");
        panes.ui(() -> panes.searchField().setText("log.level:error"));
        panes.await(() -> panes.model.status().failureProperty().get() == null);
    }

    @Test
    void lines_around_one_stand_in_the_place_of_the_rows_and_escape_leads_back_to_where_one_was() {
        panes.ui(() -> panes.viewport().moveSelection(0));
        key(KeyCode.END);
        panes.awaitRows(600);
        int row = UiThread.call(() -> panes.viewport().state().rowAt(0));
        String before = selected();
        panes.ui(() -> panes.viewport().moveSelection(0));
        key(KeyCode.ENTER);
        panes.ui(() ->
                panes.model.around().open(panes.model.status().openedProperty().get()));
        panes.await(() -> !panes.model.around().askingProperty().get()
                && panes.model.around().rows().size() > 100);
        assertThat(UiThread.call(() -> panes.view.lookup(".log-around").isVisible()))
                .isTrue();
        assertThat(UiThread.call(() -> panes.model.around().middleRow())).isGreaterThan(20);
        panes.ui(() -> press(panes.view, KeyCode.ESCAPE, false, false));
        panes.ui(() -> press(panes.view, KeyCode.ESCAPE, false, false));
        assertThat(UiThread.call(() -> panes.view.lookup(".log-around").isVisible()))
                .isFalse();
        assertThat(UiThread.call(() -> panes.viewport().state().rowAt(0))).isEqualTo(row);
        assertThat(selected()).isEqualTo(before);
    }

    @Test
    void off_screen_nothing_is_asked() {
        assertThat(panes.pulse.listeners()).isOne();
        assertThat(panes.pods.listeners()).isOne();
        panes.ui(() -> panes.scene().setRoot(new javafx.scene.layout.StackPane()));
        assertThat(panes.pulse.listeners()).isZero();
        assertThat(panes.pods.listeners()).isZero();
    }
}
