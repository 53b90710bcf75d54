package dev.porthole.views.chart;

import dev.porthole.connectors.api.Labels;
import dev.porthole.views.chart.scale.TimeTicks;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Reading;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A chart in words: for the card at the crosshair, for screen readers, for tables. */
final class ChartWords {

    private static final int MOST_SPOKEN = 5;

    private final Messages messages;
    private final TimeTicks ticks;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayAndTime;

    ChartWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.ticks = new TimeTicks(zone);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        this.dayAndTime =
                DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    Messages messages() {
        return messages;
    }

    TimeTicks ticks() {
        return ticks;
    }

    String time(Instant at) {
        return time.format(at);
    }

    /** With day and offset. */
    String wholeTime(Instant at) {
        return dayAndTime.format(at) + " " + ticks.offset(at.toEpochMilli());
    }

    String value(double value, Quantity quantity) {
        return new Amount(value, quantity).in(messages);
    }

    String name(ChartSeries series) {
        return series.earlier() ? messages.text("chart.earlier", series.name()) : series.name();
    }

    /** What a screen reader says at {@code at}; of the series that stands out alone, when there is one. */
    String spoken(Instant at, List<Reading> readings, @Nullable Labels emphasised, Quantity quantity) {
        List<Reading> said = emphasised == null
                ? readings
                : readings.stream()
                        .filter(reading -> reading.series().labels().equals(emphasised))
                        .toList();
        String values = said.stream()
                .limit(MOST_SPOKEN)
                .map(reading -> name(reading.series()) + " "
                        + (Double.isNaN(reading.value())
                                ? messages.text("chart.gap")
                                : value(reading.value(), quantity)))
                .collect(Collectors.joining(", "));
        int more = said.size() - MOST_SPOKEN;
        String rest = more > 0 ? ", " + messages.text("chart.more", more) : "";
        return wholeTime(at) + ": " + (values.isEmpty() ? messages.text("chart.nothing") : values + rest);
    }
}
