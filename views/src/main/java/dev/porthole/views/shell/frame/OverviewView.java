package dev.porthole.views.shell.frame;

import dev.porthole.views.board.tile.BoardPane;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The on-call board: tiles above, logs at the left, restarts over alerts at the right. Each part gets a panel's frame
 * here. A number that is opened takes the place of the tiles, over the same lower half.
 */
public final class OverviewView extends VBox {

    private static final double OPENED_SHARE = 0.49;
    private static final double LEAST_OPENED = 236;

    /** Beside each other they fit into the narrowest window. */
    private static final double LEAST_LOGS = 424;

    private static final double LEAST_RIGHT = 266;

    private final Region board;
    private final SplitPane columns;
    private final ChosenShare logsShare;
    private final ChosenShare restartsShare;

    /** @param board may be told the height of the page, for it takes a part of it at most */
    public OverviewView(Region board, Region logs, Region restarts, Region alerts) {
        this.board = board;
        getStyleClass().add("overview");
        var right = new SplitPane(new Panel(restarts), new Panel(alerts));
        right.setOrientation(Orientation.VERTICAL);
        right.setMinWidth(LEAST_RIGHT);
        restartsShare = new ChosenShare(right, 0.57);
        var left = new Panel(logs);
        left.setMinWidth(LEAST_LOGS);
        columns = new SplitPane(left, right);
        logsShare = new ChosenShare(columns, 0.65);
        columns.setMinHeight(0);
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(board, columns);
        if (board instanceof BoardPane pane) {
            heightProperty().subscribe(height -> pane.within(height.doubleValue()));
            pane.fillingProperty().subscribe(fills -> close());
        }
    }

    /** Shows {@code opened} in place of the tiles. */
    public void open(Region opened) {
        opened.prefHeightProperty().bind(heightProperty().multiply(OPENED_SHARE));
        opened.minHeightProperty()
                .bind(heightProperty().multiply(OPENED_SHARE).map(half -> Math.max(LEAST_OPENED, half.doubleValue())));
        getChildren().setAll(opened, columns);
    }

    /** Shows the tiles again. */
    public void close() {
        boolean alone =
                board instanceof BoardPane pane && pane.fillingProperty().get();
        VBox.setVgrow(board, alone ? Priority.ALWAYS : Priority.NEVER);
        getChildren().setAll(alone ? List.of(board) : List.of(board, columns));
    }

    /** Between logs and the rest, 0 to 1; to be kept between runs. */
    public DoubleProperty logsShareProperty() {
        return logsShare.property();
    }

    /** Between restarts and alerts, 0 to 1; to be kept between runs. */
    public DoubleProperty restartsShareProperty() {
        return restartsShare.property();
    }
}
