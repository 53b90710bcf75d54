package dev.porthole.views.chart.scale;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Figure;
import dev.porthole.views.text.Figures;
import dev.porthole.views.text.Quantity;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;

/** A scale of values that ends at round ones, and its labels from the foot up, all in one unit. */
public record ValueAxis(ValueScale scale, List<Tick> ticks) {

    private static final double DISTANCE = 48;
    /** A logarithmic scale shows no more than so much of what lies under its top. */
    private static final double MOST_DECADES = 9;

    /** One label. */
    public record Tick(double value, String label) {}

    public ValueAxis {
        ticks = List.copyOf(ticks);
    }

    /**
     * Over what is between {@code lowest} and {@code highest}, and over nothing, from which lines are judged.
     *
     * @param lowest of the finite values; of a logarithmic scale of those above zero; NaN where there is none
     */
    public static ValueAxis linear(double lowest, double highest, Quantity quantity, double pixels, Messages messages) {
        double from = Double.isNaN(lowest) ? 0 : Math.min(0, lowest);
        double to = Double.isNaN(highest) ? 0 : Math.max(0, highest);
        AxisUnit unit = AxisUnit.of(quantity, Math.max(to, -from), messages);
        if (from == to) {
            to = unit.size();
        }
        double step = NiceSteps.decimal((to / 2 - from / 2) / unit.size() * 2, pixels / DISTANCE);
        double first = Math.floor(from / unit.size() / step + 1e-9);
        double last = Math.ceil(to / unit.size() / step - 1e-9);
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(messages.locale()));
        int places = (int) Math.clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 12);
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        format.setNegativePrefix("\u2212");
        var ticks = new ArrayList<Tick>();
        for (double i = first; i <= last; i++) {
            double value = i * step;
            ticks.add(new Tick(value * unit.size(), new Figure(format.format(value), unit.name()).text()));
        }
        return new ValueAxis(
                new ValueScale(first * step * unit.size(), last * step * unit.size(), pixels, false), ticks);
    }

    /** The same with as much room for every tenfold; values that are not above zero lie at the foot. */
    public static ValueAxis logarithmic(
            double lowest, double highest, Quantity quantity, double pixels, Messages messages) {
        double top = Math.ceil(Math.log10(highest > 0 ? highest : 1) - 1e-9);
        double foot = Math.max(top - MOST_DECADES, Math.floor(Math.log10(lowest > 0 ? lowest : 0.1) + 1e-9));
        foot = Math.min(foot, top - 1);
        var figures = new Figures(messages);
        double every = Math.max(1, Math.ceil((top - foot) / Math.max(1, pixels / DISTANCE)));
        var ticks = new ArrayList<Tick>();
        for (double decade = foot; decade <= top; decade += every) {
            double value = Math.pow(10, decade);
            ticks.add(new Tick(value, figures.of(value, quantity).text()));
        }
        return new ValueAxis(new ValueScale(Math.pow(10, foot), Math.pow(10, top), pixels, true), ticks);
    }
}
