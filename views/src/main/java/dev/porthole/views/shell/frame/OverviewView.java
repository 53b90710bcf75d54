package dev.porthole.views.shell.frame;

import dev.porthole.views.board.tile.BoardView;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The on-call board: tiles above, logs at the left, restarts over alerts at the right. Each part gets a panel's frame here. */
public final class OverviewView extends VBox {

    private final SplitPane columns;
    private final SplitPane right;

    public OverviewView(BoardView board, Region logs, Region restarts, Region alerts) {
        getStyleClass().add("overview");
        right = new SplitPane(new Panel(restarts), new Panel(alerts));
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.57);
        right.setMinWidth(280);
        columns = new SplitPane(new Panel(logs), right);
        columns.setDividerPositions(0.65);
        columns.setMinHeight(0);
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(board, columns);
    }

    /** Between logs and the rest, 0 to 1; to be kept between runs. */
    public DoubleProperty logsShareProperty() {
        return columns.getDividers().getFirst().positionProperty();
    }

    /** Between restarts and alerts, 0 to 1; to be kept between runs. */
    public DoubleProperty restartsShareProperty() {
        return right.getDividers().getFirst().positionProperty();
    }
}
