package dev.porthole.views.logs.columns;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The names of the columns above them: a click removes one, Alt with Left or Right moves it. There only when there are any. */
public final class ColumnHeader extends Region {

    private static final double HEIGHT = 22;

    private final LogColumns columns;
    private final Messages messages;
    private final IntToDoubleFunction begin;
    private final DoubleSupplier width;

    /**
     * @param begin where a column begins
     * @param width of each
     */
    public ColumnHeader(LogColumns columns, Messages messages, IntToDoubleFunction begin, DoubleSupplier width) {
        this.columns = columns;
        this.messages = messages;
        this.begin = begin;
        this.width = width;
        getStyleClass().add("log-column-header");
        columns.fields().addListener((Observable changed) -> refill());
        refill();
    }

    private void refill() {
        List<Node> names = new ArrayList<>();
        for (String field : columns.fields()) {
            String name = VisibleText.of(field);
            var button = new Button(name);
            button.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            button.getStyleClass().setAll("log-column-name");
            button.setTooltip(new Tooltip(messages.text("log.column.help", name)));
            button.setAccessibleText(messages.text("log.column.help", name));
            button.setOnAction(event -> columns.toggle(field));
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.isAltDown() && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)) {
                    columns.move(field, event.getCode() == KeyCode.LEFT ? -1 : 1);
                    event.consume();
                }
            });
            names.add(button);
        }
        getChildren().setAll(names);
        setManaged(!names.isEmpty());
        setVisible(!names.isEmpty());
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren()
                    .get(i)
                    .resizeRelocate(begin.applyAsDouble(i), 0, Math.max(0, width.getAsDouble()), getHeight());
        }
    }
}
