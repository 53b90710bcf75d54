package dev.porthole.views.logs.columns;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** How a person has laid the log pane out, wherever it is shown; remembered between starts. UI thread only. */
public final class PaneLook {

    private final LogColumns columns = new LogColumns();
    private final BooleanProperty wrap = new SimpleBooleanProperty(this, "wrap");
    private final BooleanProperty fieldList = new SimpleBooleanProperty(this, "fieldList");
    private final DoubleProperty detailsWidth = new SimpleDoubleProperty(this, "detailsWidth", 420);

    public PaneLook() {}

    public LogColumns columns() {
        return columns;
    }

    /** Long lines go on below instead of to the right. */
    public BooleanProperty wrapProperty() {
        return wrap;
    }

    /** Whether the list of fields stands beside the rows. */
    public BooleanProperty fieldListProperty() {
        return fieldList;
    }

    /** In pixels. */
    public DoubleProperty detailsWidthProperty() {
        return detailsWidth;
    }
}
