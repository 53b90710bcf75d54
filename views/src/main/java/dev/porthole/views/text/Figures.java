package dev.porthole.views.text;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;

/**
 * Writes numbers for a glance: three figures and a unit that fits. Never rounds up to a hundred per cent or down to
 * nothing, and never writes a number where there is none.
 */
public final class Figures {

    private static final List<String> THOUSANDS = List.of("", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final MathContext THREE_FIGURES = new MathContext(3, RoundingMode.HALF_UP);
    private static final String MINUS = "\u2212";
    private static final Figure NONE = new Figure("\u2013", "");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private final Messages messages;
    private final DecimalFormatSymbols symbols;

    public Figures(Messages messages) {
        this.messages = messages;
        this.symbols = DecimalFormatSymbols.getInstance(messages.locale());
    }

    public Figure of(double value, Quantity quantity) {
        if (TimeSeries.isAbsent(value)) {
            return NONE;
        }
        if (!Double.isFinite(value)) {
            return new Figure(Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : MINUS + "Inf", "");
        }
        Figure size = ofSize(BigDecimal.valueOf(Math.abs(value)), quantity);
        boolean shownAsZero = size.number().chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        if (shownAsZero) {
            return size;
        }
        String sign = value < 0 ? MINUS : quantity == Quantity.CHANGE ? "+" : "";
        return new Figure(sign + size.number(), size.unit());
    }

    private Figure ofSize(BigDecimal size, Quantity quantity) {
        return switch (quantity) {
            case RATIO, CHANGE -> percent(size.movePointRight(2));
            case PER_SECOND -> {
                Figure rate = scaled(size, THOUSAND, THOUSANDS);
                yield new Figure(rate.number(), rate.unit() + messages.text("unit.perSecond"));
            }
            case SECONDS -> seconds(size);
            case COUNT -> count(size);
            case COUNT_LAST_HOUR -> {
                Figure count = count(size);
                yield new Figure(count.text(), messages.text("unit.lastHour"));
            }
            case PLAIN -> scaled(size, THOUSAND, THOUSANDS);
            case BYTES -> scaled(size, KIBI, BINARY);
            case BYTES_PER_SECOND -> {
                Figure rate = scaled(size, KIBI, BINARY);
                yield new Figure(rate.number(), rate.unit() + messages.text("unit.perSecond"));
            }
        };
    }

    private Figure percent(BigDecimal percent) {
        double value = percent.doubleValue();
        String number;
        if (value > 0 && value < 0.01) {
            number = "<" + decimal(new BigDecimal("0.01"), 2);
        } else if (value > 99 && value < 100) {
            number = decimal(percent.setScale(1, RoundingMode.DOWN), 1);
        } else if (value >= 9.95) {
            number = decimal(percent.setScale(0, RoundingMode.HALF_UP), 0);
        } else if (value >= 0.995 || value == 0) {
            number = trimmed(percent.setScale(1, RoundingMode.HALF_UP));
        } else {
            number = decimal(percent.setScale(2, RoundingMode.HALF_UP), 2);
        }
        return new Figure(number, messages.text("unit.percent"));
    }

    private Figure count(BigDecimal count) {
        BigDecimal whole = count.setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(BigDecimal.valueOf(100_000)) >= 0) {
            return scaled(count, THOUSAND, THOUSANDS);
        }
        return new Figure(
                count.doubleValue() < 10 ? trimmed(count.setScale(1, RoundingMode.HALF_UP)) : decimal(whole, 0), "");
    }

    private Figure scaled(BigDecimal size, BigDecimal step, List<String> units) {
        int unit = 0;
        BigDecimal scaled = size;
        while (unit < units.size() - 1 && rounded(scaled).compareTo(BigDecimal.valueOf(1000)) >= 0) {
            scaled = scaled.divide(step, MathContext.DECIMAL64);
            unit++;
        }
        return new Figure(threeFigures(scaled), units.get(unit));
    }

    /** Two units from a minute on, as "3 d 4 h"; one unit and three figures below. */
    private Figure seconds(BigDecimal seconds) {
        if (seconds.signum() == 0) {
            return new Figure(decimal(BigDecimal.ZERO, 0), messages.text("unit.second"));
        }
        if (rounded(seconds.movePointRight(3)).compareTo(BigDecimal.ONE) < 0) {
            return new Figure(threeFigures(seconds.movePointRight(6)), messages.text("unit.microsecond"));
        }
        if (rounded(seconds.movePointRight(3)).compareTo(THOUSAND) < 0) {
            return new Figure(threeFigures(seconds.movePointRight(3)), messages.text("unit.millisecond"));
        }
        if (rounded(seconds).compareTo(BigDecimal.valueOf(60)) < 0) {
            return new Figure(threeFigures(seconds), messages.text("unit.second"));
        }
        long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValue();
        if (whole < 3600) {
            return pair(whole / 60, "unit.minute", whole % 60, "unit.second");
        }
        long minutes = whole / 60;
        if (minutes < 24 * 60) {
            return pair(minutes / 60, "unit.hour", minutes % 60, "unit.minute");
        }
        long hours = whole / 3600;
        if (hours < 365 * 24) {
            return pair(hours / 24, "unit.day", hours % 24, "unit.hour");
        }
        return scaledYears(seconds);
    }

    private Figure scaledYears(BigDecimal seconds) {
        BigDecimal years = seconds.divide(BigDecimal.valueOf(365L * 24 * 3600), MathContext.DECIMAL64);
        return years.compareTo(THOUSAND) >= 0
                ? new Figure(">" + decimal(BigDecimal.valueOf(999), 0), messages.text("unit.year"))
                : new Figure(threeFigures(years), messages.text("unit.year"));
    }

    private Figure pair(long large, String largeUnit, long small, String smallUnit) {
        var first = new Figure(decimal(BigDecimal.valueOf(large), 0), messages.text(largeUnit));
        return small == 0
                ? first
                : new Figure(first.text() + " " + decimal(BigDecimal.valueOf(small), 0), messages.text(smallUnit));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.round(THREE_FIGURES);
    }

    /** Three figures; without the fraction when it is nothing. Below a thousandth what is left is written out. */
    private String threeFigures(BigDecimal value) {
        BigDecimal rounded = rounded(value);
        if (rounded.signum() != 0 && rounded.compareTo(new BigDecimal("0.01")) < 0) {
            return "<" + decimal(new BigDecimal("0.01"), 2);
        }
        int places = rounded.compareTo(BigDecimal.TEN) < 0 ? 2 : rounded.compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0;
        return trimmed(value.setScale(places, RoundingMode.HALF_UP));
    }

    private String trimmed(BigDecimal value) {
        return decimal(value, value.stripTrailingZeros().scale() <= 0 ? 0 : value.scale());
    }

    private String decimal(BigDecimal value, int places) {
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(value);
    }
}
