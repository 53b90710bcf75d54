package dev.porthole.views.logs;

import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.logs.search.LogTally;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How much matched, where, how long it took; what is missing; and the levels, each a switch with its count. */
final class LogCountBar extends HBox {

    private static final List<LogLevel> ALWAYS = List.of(LogLevel.ERROR, LogLevel.WARN, LogLevel.INFO);
    private static final Map<LogLevel, String> TONES = new EnumMap<>(Map.of(
            LogLevel.FATAL, "danger",
            LogLevel.ERROR, "danger",
            LogLevel.WARN, "warning",
            LogLevel.INFO, "success"));

    /** How much is said of a level: the less, the less room there is. */
    private enum Wording {
        COUNTED,
        NAMED,
        LETTER
    }

    private final LogsViewModel model;
    private final Messages messages;
    private final InstantSource clock;
    private final Label count = new Label();
    private final Label rest = new Label();
    private final Label remarks = new Label();
    private final Map<LogLevel, ToggleButton> chips = new EnumMap<>(LogLevel.class);

    LogCountBar(LogsViewModel model, Messages messages, InstantSource clock) {
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        getStyleClass().add("log-counts");
        setMinWidth(0); // or it is never narrower than what it says
        count.getStyleClass().add("strong");
        count.setMinWidth(USE_PREF_SIZE);
        rest.getStyleClass().add("dim");
        remarks.getStyleClass().add("log-remarks");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(count, rest, remarks, gap);
        for (LogLevel level : LogLevel.values()) {
            chips.put(level, chip(level));
        }
        getChildren().addAll(List.copyOf(chips.values()).reversed());
        LogStatus status = model.status();
        var fields = new ToggleButton(messages.text("log.fields"));
        fields.getStyleClass().setAll("log-tab");
        fields.setMinWidth(USE_PREF_SIZE);
        fields.setTooltip(new Tooltip(messages.text("log.fields.help")));
        fields.selectedProperty().bindBidirectional(model.look().fieldListProperty());
        getChildren().add(fields);
        status.tallyProperty().addListener((property, before, now) -> tell());
        status.shownProperty().addListener((property, before, now) -> tell());
        status.rateProperty().addListener((property, before, now) -> tell());
        status.failureProperty().addListener((property, before, now) -> tell());
        status.skippedProperty().addListener((property, before, now) -> tell());
        status.remarkProperty().addListener((property, before, now) -> tell());
        status.histogramProperty().addListener(property -> countLevels());
        model.input().listen(() -> {}, this::markLevels);
        widthProperty().addListener(property -> countLevels());
        count.widthProperty().addListener(property -> countLevels());
        tell();
        countLevels();
        markLevels();
    }

    private ToggleButton chip(LogLevel level) {
        var chip = new ToggleButton();
        chip.getStyleClass().setAll("tag", "log-level");
        String tone = TONES.get(level);
        if (tone != null) {
            chip.pseudoClassStateChanged(PseudoClass.getPseudoClass(tone), true);
        }
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(messages.text("log.level.help", level.name())));
        chip.setOnAction(event -> {
            model.input().toggle(level);
            markLevels();
        });
        return chip;
    }

    /** A switch of what stands in place of the rows, or a menu. */
    void offer(ButtonBase chooser) {
        chooser.setMinWidth(USE_PREF_SIZE);
        getChildren().add(chooser);
        countLevels();
    }

    private void countLevels() {
        LogHistogram histogram = model.status().histogramProperty().get();
        for (Wording wording : Wording.values()) {
            chips.forEach((level, chip) -> countLevel(level, chip, histogram, wording));
            if (needed() <= getWidth()) {
                return;
            }
        }
    }

    private void countLevel(LogLevel level, ToggleButton chip, @Nullable LogHistogram histogram, Wording wording) {
        long total = histogram == null ? 0 : histogram.total(level);
        boolean there =
                total > 0 || ALWAYS.contains(level) || model.input().levels().contains(level);
        chip.setManaged(there);
        chip.setVisible(there);
        String name = level == LogLevel.UNKNOWN ? messages.text("log.level.unknown") : level.name();
        String counted = histogram == null ? name : name + ' ' + Sizes.count(total, messages.locale());
        chip.setText(
                switch (wording) {
                    case COUNTED -> counted;
                    case NAMED -> name;
                    case LETTER -> name.substring(0, 1);
                });
        chip.setAccessibleText(counted);
    }

    /** The width of what must be read whole. */
    private double needed() {
        double width = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (Node child : getManagedChildren()) {
            boolean whole = child instanceof Region region && region.getMinWidth() == USE_PREF_SIZE;
            width += getSpacing() + (whole ? child.prefWidth(-1) : 0);
        }
        return width;
    }

    private void markLevels() {
        chips.forEach((level, chip) -> chip.setSelected(model.input().levels().contains(level)));
        boolean some = !model.input().levels().isEmpty();
        pseudoClassStateChanged(PseudoClass.getPseudoClass("filtered"), some);
    }

    /** Says it anew; called also as time passes, for the age of stale rows. */
    void tell() {
        LogTally tally = model.status().tallyProperty().get();
        if (tally == null) {
            count.setText("");
            rest.setText(model.status().askingProperty().get() ? messages.text("log.asking") : "");
            remarks.setText("");
            return;
        }
        int shown = model.status().shownProperty().get();
        count.setText(Sizes.count(shown, messages.locale()));
        rest.setText(where(tally, shown));
        remarks.setText(remarks(tally));
        remarks.setTooltip(remarks.getText().isEmpty() ? null : new Tooltip(remarks.getText()));
    }

    private String where(LogTally tally, int shown) {
        var words = new StringBuilder();
        if (tally.matched() > shown || !tally.exact()) {
            String total = tally.matched() < 0 ? "?" : Sizes.count(tally.matched(), messages.locale());
            words.append(messages.text(tally.exact() ? "log.count.of" : "log.count.of.least", total));
        } else {
            words.append(messages.text("log.count.lines", shown));
        }
        words.append(" \u00b7 ")
                .append(tally.where().isEmpty() ? messages.text("log.where.pods") : SafeText.line(tally.where()));
        int rate = model.status().rateProperty().get();
        if (rate > 0) {
            // once lines come in, it matters more how many than how long the first ones took
            words.append(" \u00b7 ").append(messages.text("log.count.rate", Sizes.count(rate, messages.locale())));
        } else if (tally.took().isPositive()) {
            words.append(" \u00b7 ")
                    .append(messages.text("log.count.took", tally.took().toMillis()));
        }
        return words.toString();
    }

    private String remarks(LogTally tally) {
        var words = new ArrayList<String>();
        if (model.status().failureProperty().get() != null) {
            words.add(messages.text("log.stale", Age.between(tally.at(), clock.instant())));
        }
        if (model.status().skippedProperty().get() > 0) {
            words.add(messages.text(
                    "log.skipped", model.status().skippedProperty().get()));
        }
        if (!model.status().remarkProperty().get().isEmpty()) {
            words.add(messages.text(model.status().remarkProperty().get()));
        }
        tally.notes().forEach(note -> words.add(messages.text("log.partial", FailureTexts.words(note))));
        return String.join(" \u00b7 ", words);
    }
}
