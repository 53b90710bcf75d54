package dev.porthole.views.board.tile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the tiles of a board stand: in as many equal columns as fit, from left to right; each group under its heading,
 * from the left on. Heights depend on what a row shows.
 */
final class BoardLayout {

    static final double GAP = 10;
    static final double NARROWEST = 140;
    private static final double ONE_ROW = 150;
    private static final double MORE_ROWS = 122;
    private static final double TALL_ROW = 186;
    private static final double HEADING = 24;
    private static final double LEAST_LARGE = 210;
    private static final double NARROWEST_LARGE = 280;

    /**
     * A tile to be placed.
     *
     * @param group heading; the same as its neighbour's stays in its row
     * @param tall whether it shows more than a number and a line
     */
    record Item(int span, String group, boolean tall) {}

    /** A place. */
    record Cell(double x, double y, double width, double height) {}

    /**
     * The whole.
     *
     * @param cells one for each tile
     * @param headings one for each tile that begins a group with a heading; null for the others
     */
    record Result(List<Cell> cells, List<@Nullable Cell> headings, int columns, double height) {}

    private final List<Item> items;
    private final boolean large;

    BoardLayout(List<Item> items, boolean large) {
        this.items = items;
        this.large = large;
    }

    /** How many columns in {@code width}: as many as fit, but no row much shorter than the others. */
    int columns(double width) {
        int units = 1;
        int inGroup = 0;
        int groups = 0;
        for (int i = 0; i < items.size(); i++) {
            boolean begins =
                    i == 0 || !items.get(i).group().equals(items.get(i - 1).group());
            groups += begins ? 1 : 0;
            inGroup = (begins ? 0 : inGroup) + items.get(i).span();
            units = Math.max(units, inGroup);
        }
        double narrowest = large ? NARROWEST_LARGE : NARROWEST;
        int fitting = Math.clamp((long) ((width + GAP) / (narrowest + GAP)), 1, units);
        return groups > 1 ? fitting : ceilDiv(units, ceilDiv(units, fitting));
    }

    /** @param least the height that a large board is to fill */
    Result in(double width, double least) {
        int columns = columns(width);
        double column = (width - (columns - 1) * GAP) / columns;
        List<List<Integer>> rows = rows(columns);
        double headings =
                rows.stream().filter(row -> hasHeading(row.getFirst())).count() * HEADING;
        double share = (least - headings - (rows.size() - 1) * GAP) / Math.max(1, rows.size());
        var cells = new ArrayList<Cell>();
        var heads = new ArrayList<@Nullable Cell>();
        double y = 0;
        for (List<Integer> row : rows) {
            boolean headed = hasHeading(row.getFirst());
            var heading = new Cell(0, y, width, HEADING);
            y += headed ? HEADING : 0;
            double height = large ? Math.max(LEAST_LARGE, Math.floor(share)) : height(row, rows.size());
            int at = 0;
            for (int item : row) {
                int span = Math.min(items.get(item).span(), columns);
                double left = Math.round(at * (column + GAP));
                double right = Math.round((at + span) * (column + GAP) - GAP);
                cells.add(new Cell(left, y, right - left, height));
                heads.add(headed && item == row.getFirst() ? heading : null);
                at += span;
            }
            y += height + GAP;
        }
        return new Result(cells, heads, columns, Math.max(0, y - GAP));
    }

    private List<List<Integer>> rows(int columns) {
        var rows = new ArrayList<List<Integer>>();
        int used = 0;
        for (int i = 0; i < items.size(); i++) {
            int span = Math.min(items.get(i).span(), columns);
            boolean begins =
                    i == 0 || !items.get(i).group().equals(items.get(i - 1).group());
            if (begins || used + span > columns) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.getLast().add(i);
            used += span;
        }
        return rows;
    }

    private boolean hasHeading(int item) {
        String group = items.get(item).group();
        return !group.isEmpty() && (item == 0 || !items.get(item - 1).group().equals(group));
    }

    private double height(List<Integer> row, int rows) {
        boolean tall = row.stream().anyMatch(item -> items.get(item).tall());
        return tall ? TALL_ROW : rows <= 1 ? ONE_ROW : MORE_ROWS;
    }

    private static int ceilDiv(int value, int by) {
        return (value + by - 1) / by;
    }
}
