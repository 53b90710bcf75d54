package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.Labels;
import dev.porthole.views.board.TileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The parts of a tile as rows of name and number, as many as there is room for; with a bar each where that is wanted. */
final class PartRows extends Region {

    private static final double ROW = 20;
    /** Of a tile that is read from afar. */
    private static final double AFAR = 200;

    private static final double LARGEST_ROW = 64;
    private static final double GAP = 10;
    private static final double BAR = 3;

    private final boolean bars;
    private final Consumer<Labels> chosen;
    private final IntFunction<String> more;
    private final List<Row> rows = new ArrayList<>();
    private final Label rest = new Label();
    private List<TileState.Part> parts = List.of();

    /** One part. */
    private static final class Row extends Region {
        private final Label name = new Label();
        private final Label number = new Label();
        private final Region track = new Region();
        private final Region bar = new Region();
        private double share;

        Row(boolean barred) {
            getStyleClass().add("part-row");
            name.getStyleClass().add("part-name");
            number.getStyleClass().add("part-number");
            track.getStyleClass().add("part-track");
            bar.getStyleClass().add("part-bar");
            track.setVisible(barred);
            bar.setVisible(barred);
            getChildren().addAll(track, bar, name, number);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double needed = Math.min(width / 2, Math.ceil(number.prefWidth(-1)));
            double text = bar.isVisible() ? getHeight() - BAR - 1 : getHeight();
            number.resizeRelocate(width - needed, 0, needed, text);
            name.resizeRelocate(0, 0, Math.max(0, width - needed - GAP), text);
            track.resizeRelocate(0, text, width, BAR);
            bar.resizeRelocate(0, text, Math.max(share > 0 ? 1 : 0, Math.round(width * share)), BAR);
        }
    }

    /**
     * @param more says how many parts have no room
     * @param chosen is told the labels of a part that was clicked
     */
    PartRows(boolean bars, IntFunction<String> more, Consumer<Labels> chosen) {
        this.bars = bars;
        this.more = more;
        this.chosen = chosen;
        rest.getStyleClass().add("part-name");
        rest.setMouseTransparent(true);
        getChildren().add(rest);
    }

    void show(List<TileState.Part> newer) {
        parts = newer;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height =
                getHeight() < AFAR ? ROW : Math.clamp(getHeight() / Math.max(1, parts.size()), ROW, LARGEST_ROW);
        int room = (int) Math.max(0, Math.floor(getHeight() / height));
        int shown = parts.size() <= room ? parts.size() : Math.max(0, room - 1);
        while (rows.size() < shown) {
            var row = new Row(bars);
            rows.add(row);
            getChildren().add(row);
        }
        double largest = parts.stream()
                .mapToDouble(part -> part.part().value())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            row.setVisible(i < shown);
            row.name.setText("");
            row.number.setText("");
            if (i < shown) {
                fill(row, parts.get(i), largest);
                row.resizeRelocate(0, i * height, getWidth(), height - (height > ROW ? GAP : 0));
            }
        }
        rest.setVisible(parts.size() > shown && room > 0);
        rest.setText(more.apply(parts.size() - shown));
        rest.resizeRelocate(0, shown * height, getWidth(), height);
    }

    private void fill(Row row, TileState.Part part, double largest) {
        row.name.setText(part.name());
        row.number.setText(part.figure().text());
        double value = part.part().value();
        row.share = largest > 0 && value > 0 ? Math.min(1, value / largest) : 0;
        String severity = part.part().severity().name().toLowerCase(Locale.ROOT);
        for (String other : List.of("warning", "critical")) {
            row.pseudoClassStateChanged(PseudoClass.getPseudoClass(other), other.equals(severity));
        }
        Labels labels = part.part().labels();
        row.setOnMouseClicked(labels.isEmpty() ? null : event -> clicked(event, labels));
        row.requestLayout();
    }

    private void clicked(MouseEvent event, Labels labels) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            chosen.accept(labels);
            event.consume();
        }
    }
}
