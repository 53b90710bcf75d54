package dev.porthole.views.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.gallery.UiThread;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class HeldOrderTest {

    private record Row(String name, int value) {}

    private static final Row A = new Row("a", 1);
    private static final Row B = new Row("b", 2);
    private static final Row C = new Row("c", 3);

    /** The pointer comes and goes as the window tells a scene of it. */
    private static final class Pointed extends Region {
        void point(boolean on) {
            setHover(on);
        }
    }

    @Test
    void rows_stay_where_they_are_under_the_pointer_and_are_put_in_order_when_it_leaves() {
        UiThread.run(() -> {
            var where = new Pointed();
            var rows = FXCollections.<Row>observableArrayList();
            var held = new HeldOrder<>(where, rows, Row::name, () -> {});
            held.show(List.of(A, B));
            assertThat(rows).containsExactly(A, B);

            where.point(true);
            Row b = new Row("b", 9);
            held.show(List.of(C, b, A));
            assertThat(rows)
                    .as("renewed, in the same places, the new one below")
                    .containsExactly(A, b, C);
            held.show(List.of(C, b));
            assertThat(rows).as("what is gone stays").containsExactly(A, b, C);

            where.point(false);
            assertThat(rows).containsExactly(C, b);
        });
    }
}
