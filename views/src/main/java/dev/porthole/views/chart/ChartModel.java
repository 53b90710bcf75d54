package dev.porthole.views.chart;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.LegendRow;
import dev.porthole.views.chart.series.Reading;
import dev.porthole.views.chart.series.SeriesColours;
import dev.porthole.views.chart.series.SeriesStatistics;
import dev.porthole.views.time.TimeCursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows and what a person does with it: which series are hidden, where the crosshair is, which range is
 * shown and which part is selected. Crosshair and range are those of the time cursor, and so of everything on screen. UI
 * thread only.
 */
public final class ChartModel {

    /** How many colours the style sheets have for series. */
    public static final int PALETTE = 8;

    private static final double ZOOM = 0.5;

    private final TimeCursor cursor;
    private final InstantSource clock;
    private final SeriesColours colours = new SeriesColours(PALETTE);
    private final ObjectProperty<ChartContent> content = new SimpleObjectProperty<>(ChartContent.NOTHING);
    private final ObjectProperty<ChartLook> look = new SimpleObjectProperty<>(ChartLook.LINES);
    private final ObservableSet<Labels> hidden = FXCollections.observableSet();
    private final ObjectProperty<@Nullable Labels> emphasised = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<TimeRange> range;
    private Consumer<TimeRange> onBrush;

    public ChartModel(TimeCursor cursor, InstantSource clock) {
        this.cursor = cursor;
        this.clock = clock;
        this.range = new ReadOnlyObjectWrapper<>(frame());
        this.onBrush = cursor::zoom;
        cursor.frameProperty().subscribe(frame -> range.set(frame()));
    }

    public ReadOnlyObjectProperty<ChartContent> contentProperty() {
        return content;
    }

    /** Shows something newer; what was hidden stays hidden, and the range moves along. */
    public void show(ChartContent newer) {
        colours.give(newer.series().stream().map(ChartSeries::labels).distinct().toList());
        range.set(frame());
        content.set(newer);
    }

    public ObjectProperty<ChartLook> lookProperty() {
        return look;
    }

    /** From which to which time is shown. */
    public ReadOnlyObjectProperty<TimeRange> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /** The series that stands out; null for none. */
    public ObjectProperty<@Nullable Labels> emphasisedProperty() {
        return emphasised;
    }

    public ObservableSet<Labels> hidden() {
        return hidden;
    }

    public TimeCursor cursor() {
        return cursor;
    }

    /** Is called with the range that was dragged over; without it, that is zoomed into. */
    public void setOnBrush(Consumer<TimeRange> onBrush) {
        this.onBrush = onBrush;
    }

    public int colour(ChartSeries series) {
        return colours.of(series.labels());
    }

    /** The series that are painted. */
    public List<ChartSeries> shown() {
        return content.get().series().stream()
                .filter(series -> !hidden.contains(series.labels()))
                .toList();
    }

    public List<LegendRow> legend() {
        long start = range.get().start().toEpochMilli();
        long end = range.get().end().toEpochMilli();
        return content.get().series().stream()
                .filter(series -> !series.earlier())
                .map(series -> new LegendRow(
                        series,
                        colour(series),
                        SeriesStatistics.of(series.samples(), start, end),
                        !hidden.contains(series.labels())))
                .toList();
    }

    /** Hides a series, or shows it again. */
    public void toggle(Labels series) {
        if (!hidden.remove(series)) {
            hidden.add(series);
        }
    }

    /** Shows {@code series} alone; once more, and all are shown. */
    public void isolate(Labels series) {
        List<Labels> others = content.get().series().stream()
                .map(ChartSeries::labels)
                .filter(labels -> !labels.equals(series))
                .distinct()
                .toList();
        boolean alone = !hidden.contains(series) && hidden.containsAll(others);
        hidden.clear();
        if (!alone) {
            hidden.addAll(others);
        }
    }

    /** What the shown series say at {@code at}, the most first; earlier ones last. */
    public List<Reading> readings(Instant at) {
        return shown().stream()
                .map(series -> new Reading(series, colour(series), series.at(at.toEpochMilli())))
                .sorted(Comparator.comparing(
                                (Reading reading) -> reading.series().earlier())
                        .thenComparing(
                                reading -> Double.isNaN(reading.value()) ? -Double.MAX_VALUE : reading.value(),
                                Comparator.reverseOrder()))
                .toList();
    }

    /** Moves the crosshair by so many samples; it begins at the end. */
    public void step(int samples) {
        Instant here = cursor.hoverProperty().get();
        Stream<TimeSeries> grids = content.get().series().stream().map(ChartSeries::samples);
        grids.findFirst().ifPresent(grid -> {
            long at = here == null || !range.get().contains(here)
                    ? range.get().end().toEpochMilli()
                    : here.toEpochMilli() + samples * grid.stepMs();
            long place = Math.round((at - grid.startMs()) / (double) grid.stepMs());
            point(Instant.ofEpochMilli(grid.timeMs((int) Math.clamp(place, 0, grid.size() - 1L))));
        });
    }

    /** Puts the crosshair at {@code at}, or at the end of the range that is nearer. */
    public void point(Instant at) {
        TimeRange shown = range.get();
        cursor.hoverProperty()
                .set(at.isBefore(shown.start()) ? shown.start() : at.isAfter(shown.end()) ? shown.end() : at);
    }

    /** The next series in the order of the legend stands out; after the last, none. */
    public void emphasiseNext(int by) {
        List<Labels> order =
                shown().stream().map(ChartSeries::labels).distinct().toList();
        int next = order.indexOf(emphasised.get()) + by;
        if (emphasised.get() == null && by < 0) {
            next = order.size() - 1;
        }
        emphasised.set(next < 0 || next >= order.size() ? null : order.get(next));
    }

    public void brush(TimeRange part) {
        onBrush.accept(part);
    }

    /** Zooms in on the crosshair, or out of it; on the selection, when there is one. */
    public void zoom(boolean in) {
        TimeRange part = cursor.selection();
        if (in && part != null) {
            cursor.zoom(part);
            return;
        }
        Instant at = cursor.hoverProperty().get();
        TimeRange shown = range.get();
        Instant around = at != null && shown.contains(at)
                ? at
                : shown.start().plus(shown.length().dividedBy(2));
        zoom(in ? ZOOM : 1 / ZOOM, around);
    }

    public void zoom(double factor, Instant around) {
        TimeRange next = scale().zoomed(factor, around.toEpochMilli());
        Instant now = clock.instant();
        cursor.adjust(next.end().isAfter(now) ? new TimeRange(next.start(), later(next.start(), now)) : next);
    }

    private static Instant later(Instant start, Instant end) {
        return end.isAfter(start) ? end : start.plusMillis(1);
    }

    /** Moves the range by a share of its length; not past now. */
    public void pan(double share) {
        TimeRange next = scale().moved(share, clock.instant());
        if (!next.equals(range.get())) {
            cursor.adjust(next);
        }
    }

    /** To what was shown before; false when this is the first. */
    public boolean back() {
        return cursor.back();
    }

    private TimeScale scale() {
        return TimeScale.of(range.get(), 1);
    }

    private TimeRange frame() {
        return cursor.frameProperty().get().at(clock.instant());
    }
}
