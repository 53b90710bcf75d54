package dev.porthole.views.alerts.detail;

import dev.porthole.views.alerts.AlertsView;
import dev.porthole.views.alerts.AlertsViewModel;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.time.Ticks;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The list of alerts; the one that is chosen opens beside it, or in its place where there is no room for both. */
public final class AlertsWithDetail extends HBox {

    private static final double DETAIL_WIDTH = 470;
    private static final double LEAST_LIST = 420;

    private final AlertsView list;
    private final AlertDetailViewModel model;
    private final AlertDetail detail;

    public AlertsWithDetail(
            AlertsView list, AlertsViewModel alerts, AlertDetailViewModel model, AlertDetail detail, Ticks ticks) {
        this.list = list;
        this.model = model;
        this.detail = detail;
        getStyleClass().add("alerts-with-detail");
        list.setMinWidth(0);
        detail.setMinWidth(0);
        detail.setPrefWidth(DETAIL_WIDTH);
        HBox.setHgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        widthProperty().addListener(property -> fit());
        WhileInScene.follow(this, model.alertProperty(), now -> show(now.isPresent()));
        WhileInScene.keep(
                this, () -> ticks.each(() -> detail.tick(alerts.nowProperty().get())));
        WhileInScene.follow(this, alerts.boardProperty(), board -> follow(alerts));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isOpen()) {
                close();
                event.consume();
            }
        });
    }

    /** More that can be done with alerts. */
    public void offer(List<? extends Node> more) {
        list.offer(more);
    }

    /** Back to the list alone. */
    public void close() {
        model.close();
        list.requestFocus();
    }

    private boolean isOpen() {
        return getChildren().size() > 1;
    }

    /** What has become of the alert that is looked at; one that ended stays as it was. */
    private void follow(AlertsViewModel alerts) {
        model.alertProperty()
                .get()
                .flatMap(open -> Optional.of(open.row().labels()))
                .flatMap(alerts::find)
                .ifPresent(model::open);
    }

    private void show(boolean open) {
        if (open && !isOpen()) {
            getChildren().add(detail);
        } else if (!open) {
            getChildren().setAll(list);
        }
        fit();
    }

    private void fit() {
        boolean both = !isOpen() || getWidth() - DETAIL_WIDTH >= LEAST_LIST;
        list.setManaged(both);
        list.setVisible(both);
        HBox.setHgrow(detail, both ? Priority.NEVER : Priority.ALWAYS);
    }
}
