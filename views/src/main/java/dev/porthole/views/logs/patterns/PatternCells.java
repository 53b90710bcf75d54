package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Tag;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The columns of the table of patterns. */
final class PatternCells {

    private final Messages messages;
    private final Supplier<PatternTable> table;
    private final DateTimeFormatter times;

    /** @param table what is shown now */
    PatternCells(Messages messages, Supplier<PatternTable> table, ZoneId zone) {
        this.messages = messages;
        this.table = table;
        this.times = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** The level, whether it is new, and the template; the column that takes what room there is. */
    TableColumn<LogPattern, LogPattern> template() {
        TableColumn<LogPattern, LogPattern> column = column("pattern.template", 300);
        column.setComparator(Comparator.comparing(LogPattern::template));
        column.setCellFactory(of -> new TemplateCell());
        return column;
    }

    TableColumn<LogPattern, LogPattern> count() {
        return number(
                "pattern.count",
                64,
                Comparator.comparingLong(LogPattern::lines),
                pattern -> (table.get().isCounted() ? "" : "\u2248 ")
                        + Sizes.count(table.get().lines(pattern), messages.locale()));
    }

    TableColumn<LogPattern, LogPattern> share() {
        return number(
                "pattern.share",
                58,
                Comparator.comparingLong(LogPattern::lines),
                pattern -> new Amount(table.get().share(pattern), Quantity.RATIO).in(messages));
    }

    TableColumn<LogPattern, LogPattern> firstSeen() {
        return number(
                "pattern.first",
                70,
                Comparator.comparingLong(LogPattern::firstNanos),
                pattern -> times.format(Instant.ofEpochSecond(0, pattern.firstNanos())));
    }

    TableColumn<LogPattern, LogPattern> writers() {
        TableColumn<LogPattern, LogPattern> column = column("pattern.who", 120);
        column.setMaxWidth(150);
        column.setComparator(Comparator.comparing(PatternCells::firstWriter));
        column.setCellFactory(of -> new WordsCell(pattern -> writers(pattern, messages)));
        return column;
    }

    TableColumn<LogPattern, LogPattern> trend() {
        TableColumn<LogPattern, LogPattern> column = column("pattern.trend", TrendShape.WIDTH + 16);
        column.setSortable(false);
        column.setMaxWidth(TrendShape.WIDTH + 16);
        column.setCellFactory(of -> new TrendCell());
        return column;
    }

    /** Who writes it, whoever writes most first, and how many more there are. */
    static String writers(LogPattern pattern, Messages messages) {
        int others = pattern.writers().size() - 1;
        String first = SafeText.line(firstWriter(pattern));
        return others > 0 ? messages.text("pattern.writers", first, others) : first;
    }

    private static String firstWriter(LogPattern pattern) {
        return pattern.writers().isEmpty() ? "" : pattern.writers().getFirst().name();
    }

    private TableColumn<LogPattern, LogPattern> number(
            String key, double width, Comparator<LogPattern> order, Function<LogPattern, String> words) {
        TableColumn<LogPattern, LogPattern> column = column(key, width);
        column.setComparator(order);
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.getStyleClass().add("number");
        column.setMaxWidth(width + 20);
        column.setCellFactory(of -> new WordsCell(words));
        return column;
    }

    private TableColumn<LogPattern, LogPattern> column(String key, double width) {
        var column = new TableColumn<LogPattern, LogPattern>(messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 100));
        return column;
    }

    static Tone tone(LogLevel level) {
        return switch (level) {
            case FATAL, ERROR -> Tone.DANGER;
            case WARN -> Tone.WARNING;
            case INFO -> Tone.SUCCESS;
            case DEBUG, TRACE, UNKNOWN -> Tone.NEUTRAL;
        };
    }

    private static final class WordsCell extends TableCell<LogPattern, LogPattern> {

        private final Function<LogPattern, String> words;

        WordsCell(Function<LogPattern, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable LogPattern pattern, boolean empty) {
            super.updateItem(pattern, empty);
            setText(pattern == null || empty ? "" : words.apply(pattern));
        }
    }

    private static final class TrendCell extends TableCell<LogPattern, LogPattern> {

        private final TrendShape trend = new TrendShape();

        @Override
        protected void updateItem(@Nullable LogPattern pattern, boolean empty) {
            super.updateItem(pattern, empty);
            Node shown = null;
            if (pattern != null && !empty) {
                trend.show(pattern.tally().trend());
                Tag.colour(trend, tone(pattern.worst()));
                shown = trend;
            }
            setGraphic(shown);
        }
    }

    private final class TemplateCell extends TableCell<LogPattern, LogPattern> {

        private final Tag fresh = new Tag();
        private final Tag level = new Tag();
        private final Label template = new Label();
        private final HBox line = new HBox(7, fresh, level, template);

        TemplateCell() {
            fresh.show(messages.text("pattern.new"), Tone.ACCENT);
            template.getStyleClass().add("mono");
            template.setMinWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
            for (Tag tag : new Tag[] {fresh, level}) {
                tag.setMinWidth(USE_PREF_SIZE);
                tag.managedProperty().bind(tag.visibleProperty());
            }
        }

        @Override
        protected void updateItem(@Nullable LogPattern pattern, boolean empty) {
            super.updateItem(pattern, empty);
            if (pattern == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            fresh.setVisible(table.get().isNew(pattern));
            level.setVisible(pattern.worst() != LogLevel.UNKNOWN);
            level.show(pattern.worst().name(), tone(pattern.worst()));
            template.setText(SafeText.line(pattern.template()));
            setGraphic(line);
            var example = new Tooltip(SafeText.line(pattern.example()));
            example.setWrapText(true);
            example.setMaxWidth(700);
            setTooltip(example);
        }
    }
}
