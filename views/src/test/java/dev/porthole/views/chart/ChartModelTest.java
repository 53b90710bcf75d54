package dev.porthole.views.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.scale.ValueScale;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.LegendRow;
import dev.porthole.views.chart.series.NearestSeries;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartModelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z");
    private static final Labels A = Labels.of("service", "a");
    private static final Labels B = Labels.of("service", "b");

    private final TimeCursor cursor =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), InstantSource.fixed(NOW));
    private final ChartModel model = new ChartModel(cursor, InstantSource.fixed(NOW));

    private static ChartSeries series(Labels labels, double from) {
        double[] values = new double[61];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        values[30] = TimeSeries.ABSENT;
        long start = NOW.minusSeconds(3600).toEpochMilli();
        return ChartSeries.of(labels, labels.get("service"), new TimeSeries(labels, start, 60_000, values));
    }

    private void show() {
        model.show(new ChartContent(List.of(series(A, 0), series(B, 100)), Quantity.COUNT, List.of(), List.of(), ""));
    }

    @Test
    void keys_move_the_crosshair_from_sample_to_sample_and_not_out_of_the_range() {
        show();
        model.step(-1);
        assertThat(cursor.hoverProperty().get()).isEqualTo(NOW);
        model.step(-1);
        assertThat(cursor.hoverProperty().get()).isEqualTo(NOW.minusSeconds(60));
        model.step(10);
        assertThat(cursor.hoverProperty().get()).isEqualTo(NOW);
        model.point(Instant.EPOCH);
        assertThat(cursor.hoverProperty().get()).isEqualTo(NOW.minusSeconds(3600));
    }

    @Test
    void the_crosshair_tells_each_series_the_most_first_and_a_gap_as_one() {
        show();
        assertThat(model.readings(NOW)).extracting(reading -> reading.value()).containsExactly(160.0, 60.0);
        var words = new ChartWords(new Messages(Locale.ENGLISH), ZoneId.of("Asia/Seoul"));
        assertThat(words.spoken(NOW, model.readings(NOW), null, Quantity.COUNT))
                .isEqualTo("03-01 14:10:00 UTC+09:00: b 160, a 60");
        Instant gap = NOW.minusSeconds(1800);
        assertThat(words.spoken(gap, model.readings(gap), A, Quantity.COUNT))
                .isEqualTo("03-01 13:40:00 UTC+09:00: a no value");
    }

    @Test
    void a_series_is_hidden_and_isolated_and_all_come_back() {
        show();
        model.toggle(A);
        assertThat(model.shown()).extracting(ChartSeries::labels).containsExactly(B);
        assertThat(model.legend()).extracting(LegendRow::shown).containsExactly(false, true);
        model.isolate(A);
        assertThat(model.shown()).extracting(ChartSeries::labels).containsExactly(A);
        model.isolate(A);
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void a_drag_zooms_and_the_way_back_leads_through_all_that_was_seen() {
        var first = new TimeRange(NOW.minusSeconds(1800), NOW.minusSeconds(600));
        model.brush(first);
        assertThat(model.rangeProperty().get()).isEqualTo(first);
        model.zoom(0.5, NOW.minusSeconds(1200));
        model.zoom(0.5, NOW.minusSeconds(1200));
        assertThat(model.rangeProperty().get().length()).isEqualTo(Duration.ofSeconds(300));
        assertThat(model.back()).isTrue();
        assertThat(model.rangeProperty().get()).isEqualTo(first);
        assertThat(model.back()).isTrue();
        assertThat(cursor.choiceProperty().get()).isEqualTo(new TimeChoice.Last(Duration.ofHours(1)));
        assertThat(model.back()).isFalse();
    }

    @Test
    void zooming_out_and_moving_end_at_now() {
        model.zoom(false);
        assertThat(model.rangeProperty().get().end()).isEqualTo(NOW);
        assertThat(model.rangeProperty().get().length()).isEqualTo(Duration.ofMinutes(90));
        model.pan(-0.5);
        assertThat(model.rangeProperty().get().end()).isEqualTo(NOW.minusSeconds(45 * 60));
        model.pan(5);
        assertThat(model.rangeProperty().get().end()).isEqualTo(NOW);
    }

    @Test
    void a_listener_takes_the_place_of_zooming_and_the_frame_stays_around_a_selection() {
        var brushed = new ArrayList<TimeRange>();
        model.setOnBrush(brushed::add);
        var part = new TimeRange(NOW.minusSeconds(600), NOW.minusSeconds(300));
        model.brush(part);
        assertThat(brushed).containsExactly(part);
        cursor.select(part);
        assertThat(cursor.selection()).isEqualTo(part);
        assertThat(model.rangeProperty().get().length()).isEqualTo(Duration.ofHours(1));
        model.zoom(true);
        assertThat(model.rangeProperty().get()).isEqualTo(part);
        assertThat(cursor.selection()).isNull();
    }

    @Test
    void the_pointer_is_on_the_line_that_is_nearest_or_on_none() {
        show();
        var scale = new ValueScale(0, 200, 200, false);
        assertThat(NearestSeries.at(model.readings(NOW), 45, scale))
                .map(ChartSeries::labels)
                .contains(B);
        assertThat(NearestSeries.at(model.readings(NOW), 90, scale)).isEmpty();
    }

    @Test
    void keys_go_through_the_series_and_past_the_last_to_none() {
        show();
        model.emphasiseNext(1);
        assertThat(model.emphasisedProperty().get()).isEqualTo(A);
        model.emphasiseNext(1);
        model.emphasiseNext(1);
        assertThat(model.emphasisedProperty().get()).isNull();
        model.emphasiseNext(-1);
        assertThat(model.emphasisedProperty().get()).isEqualTo(B);
    }
}
