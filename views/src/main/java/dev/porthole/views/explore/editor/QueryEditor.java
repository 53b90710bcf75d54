package dev.porthole.views.explore.editor;

import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.connectors.api.metrics.query.QueryPiece;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * A text area whose text is painted above it in the colours of its pieces, with a line under the first mistake. The area
 * below is an ordinary one, with its keys, selection, undo and accessibility; only its own text is not seen.
 */
public final class QueryEditor extends Region {

    private static final Insets PADDING = new Insets(7, 8, 7, 8);
    private static final double LEAST = 34;
    private static final double MOST = 160;

    private final QueryLanguage language;
    private final TextArea area = new TextArea();
    private final TextFlow flow = new TextFlow();
    private final Path caret = new Path();
    private final Path underline = new Path();
    private final Pane above = new Pane(flow, underline, caret);
    private @Nullable QueryMistake mistake;

    public QueryEditor(QueryLanguage language, StringProperty text, String prompt, String accessible) {
        this.language = language;
        getStyleClass().add("query-editor");
        area.getStyleClass().add("query-area");
        area.setWrapText(true);
        area.setPromptText(prompt);
        area.setAccessibleText(accessible);
        area.textProperty().bindBidirectional(text);
        flow.setPadding(PADDING);
        flow.getStyleClass().add("query-text");
        caret.getStyleClass().add("query-caret");
        underline.getStyleClass().add("query-mistake");
        caret.setManaged(false);
        underline.setManaged(false);
        above.setMouseTransparent(true);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        above.setClip(clip);
        getChildren().addAll(area, above);
        area.textProperty().subscribe(this::colour);
        area.caretPositionProperty().subscribe(this::requestLayout);
        area.focusedProperty().subscribe(this::requestLayout);
        area.scrollTopProperty().subscribe(this::requestLayout);
        area.focusedProperty().addListener((property, before, now) -> colour());
    }

    public TextArea area() {
        return area;
    }

    /** What is wrong by the server's or our own word; null when nothing is. */
    public void mark(@Nullable QueryMistake now) {
        mistake = now;
        requestLayout();
    }

    private void colour() {
        String text = area.getText();
        flow.getChildren().clear();
        int at = 0;
        List<QueryPiece> pieces = language.pieces(text);
        for (QueryPiece piece : pieces) {
            add(text, at, piece.start(), "");
            add(text, piece.start(), piece.end(), piece.kind().name().toLowerCase(Locale.ROOT));
            at = piece.end();
        }
        add(text, at, text.length(), "");
        if (text.isEmpty()) {
            flow.getChildren().add(new Text(" "));
        }
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private void add(String text, int start, int end, String kind) {
        if (end > start) {
            var part = new Text(text.substring(start, end));
            part.getStyleClass().add("query-piece");
            if (!kind.isEmpty()) {
                part.getStyleClass().add("query-" + kind);
            }
            flow.getChildren().add(part);
        }
    }

    /** Where the caret is, in the scene. */
    public Bounds caretBounds() {
        layout();
        return caret.localToScene(caret.getBoundsInLocal());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : getWidth();
        return wide <= 0 ? LEAST : Math.clamp(Math.ceil(flow.prefHeight(wide)), LEAST, MOST);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        area.resizeRelocate(0, 0, width, getHeight());
        above.resizeRelocate(0, 0, width, getHeight());
        flow.resize(width, flow.prefHeight(width));
        flow.setLayoutY(-area.getScrollTop());
        flow.layout();
        place(caret, flow.getCaretShape(Math.min(area.getCaretPosition(), length()), true));
        caret.setVisible(area.isFocused());
        QueryMistake wrong = mistake;
        underline.setVisible(wrong != null && length() > 0);
        if (wrong != null && length() > 0) {
            int start = Math.clamp(wrong.start(), 0, length() - 1);
            int end = Math.clamp(wrong.end(), start + 1, length());
            place(underline, flow.getUnderlineShape(start, end));
        }
    }

    private int length() {
        return area.getLength();
    }

    private void place(Path path, PathElement[] elements) {
        path.getElements().setAll(elements);
        path.setLayoutX(0);
        path.setLayoutY(flow.getLayoutY());
    }
}
