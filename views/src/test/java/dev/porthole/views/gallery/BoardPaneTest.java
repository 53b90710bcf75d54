package dev.porthole.views.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.board.tile.BoardPane;
import dev.porthole.views.theme.Theme;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class BoardPaneTest {

    @Test
    void a_window_that_was_made_wider_in_one_step_has_no_gap_below_its_tiles() {
        UiThread.run(() -> {
            var shell = new SampleShell(Theme.DARK, Locale.ENGLISH, 990, 700, SampleBoard.incident());
            var pane = new BoardPane();
            pane.show(shell.board, false);
            pane.within(900);
            var page = new VBox(pane);
            new Scene(page);
            page.applyCss();
            page.resize(930, 900);
            page.layout();
            double twoRows = pane.getHeight();
            page.resize(1_370, 900);
            page.layout();
            double oneRow = pane.getHeight();
            page.layout();

            assertThat(oneRow).isLessThan(twoRows).isEqualTo(pane.getHeight());
            assertThat(oneRow).isEqualTo(shell.board.prefHeight(1_370));
        });
    }
}
