package dev.porthole.views.pods.list;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.rows.PodColumn;
import dev.porthole.views.pods.rows.PodListQuery;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

/** The titles of the columns, each of which sorts. */
final class PodListHeader extends Pane {

    private static final double HEIGHT = 28;

    private final PodListViewModel model;
    private final Messages messages;
    private final Map<PodColumn, Button> titles = new EnumMap<>(PodColumn.class);

    PodListHeader(PodListViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("pod-list-header");
        for (PodColumn column : PodColumn.values()) {
            var title = new Button();
            title.getStyleClass().setAll("button", "pod-list-title");
            title.setMnemonicParsing(false);
            title.setOnAction(event -> model.sortBy(column));
            titles.put(column, title);
            getChildren().add(title);
        }
        model.queryProperty().addListener((property, before, now) -> tell(now));
        tell(model.queryProperty().get());
    }

    private void tell(PodListQuery query) {
        titles.forEach((column, title) -> {
            boolean sorts = query.column().filter(column::equals).isPresent();
            String name = messages.text(column.key());
            title.setText(sorts ? name + (query.descending() ? " \u2193" : " \u2191") : name);
            title.setAccessibleText(messages.text(
                    sorts ? query.descending() ? "pods.sorted.down" : "pods.sorted.up" : "pods.sort", name));
        });
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        var columns = new PodListColumns(Math.max(0, getWidth() - PodListViewport.BAR));
        titles.forEach((column, title) -> {
            title.setVisible(columns.shows(column));
            if (columns.shows(column)) {
                title.resizeRelocate(columns.x(column), 0, columns.width(column), HEIGHT);
            }
        });
    }
}
