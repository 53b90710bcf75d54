package dev.porthole.views.shell.topbar;

import dev.porthole.views.text.TimeWords;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** How often to refresh, and at once. */
final class RefreshMenu extends VBox {

    private final ChoiceMenu intervals;

    RefreshMenu(TopBarViewModel model, Runnable close) {
        getStyleClass().add("refresh-menu");
        intervals = new ChoiceMenu(
                TimeWords.REFRESHES.stream()
                        .map(interval -> new Choice(
                                interval.toString(), model.timeWords().refresh(interval)))
                        .toList(),
                row -> model.isChosen(Duration.parse(row.id())),
                model.messages(),
                row -> {
                    model.choose(Duration.parse(row.id()));
                    close.run();
                });
        var now = new Button(model.messages().text("action.refresh.now"));
        now.setMaxWidth(Double.MAX_VALUE);
        now.setOnAction(event -> {
            model.refreshNow();
            close.run();
        });
        getChildren().addAll(intervals, now);
    }

    @Override
    public void requestFocus() {
        intervals.requestFocus();
    }
}
