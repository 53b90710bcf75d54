package dev.porthole.views.logs;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.around.AroundView;
import dev.porthole.views.logs.columns.ColumnHeader;
import dev.porthole.views.logs.completion.CompletionPopup;
import dev.porthole.views.logs.details.LogDetails;
import dev.porthole.views.logs.fields.FieldListView;
import dev.porthole.views.logs.histogram.LogHistogramView;
import dev.porthole.views.logs.places.PlaceMenu;
import dev.porthole.views.logs.rows.LogViewport;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.time.Ticks;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The log pane. It asks only while it is on screen. */
public final class LogsView extends VBox {

    private static final int MOST_TOLD = 5;

    private final LogsViewModel model;
    private final Messages messages;
    private final Ticks ticks;
    private final LogViewport viewport;
    private final LogSearchBar bar;
    private final LogCountBar counts;
    private final LogDetails details;
    private final AroundView around;
    private final CompletionPopup completions;
    private final Notice notice;
    private final LogHistogramView histogram;
    private final LogBody body;
    private final FieldListView fields;
    private final StackPane rows = new StackPane();
    private @Nullable PlaceMenu places;

    public LogsView(LogsViewModel model, Messages messages, Ticks ticks, InstantSource clock, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.ticks = ticks;
        getStyleClass().add("logs-pane");
        viewport = new LogViewport(
                model.rows(), DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone));
        var wrap = new ToggleButton(messages.text("log.wrap"));
        wrap.setMinWidth(USE_PREF_SIZE);
        wrap.selectedProperty().bindBidirectional(model.look().wrapProperty());
        viewport.wrapProperty().bind(wrap.selectedProperty());
        bar = new LogSearchBar(model, messages, zone, wrap, new ExportMenu(model, messages));
        counts = new LogCountBar(model, messages, clock);
        details = new LogDetails(
                model,
                messages,
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx").withZone(zone));
        notice = new Notice(messages);
        around = new AroundView(
                model.around(),
                messages,
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone));
        around.setOnLine(this::followed, model::open);
        var header = new ColumnHeader(model.look().columns(), messages, viewport::columnX, viewport::columnWidth);
        VBox.setVgrow(viewport, Priority.ALWAYS);
        viewport.widthProperty().addListener(property -> header.requestLayout());
        var table = new VBox(header, viewport);
        table.setMinSize(0, 0);
        rows.getChildren().addAll(table, notice, newLines(), around);
        body = new LogBody(rows, messages.text("log.details.grip"));
        VBox.setVgrow(body, Priority.ALWAYS);
        histogram = histogram(zone);
        fields = new FieldListView(model.fields(), model.input(), model.look().columns(), messages);
        completions = new CompletionPopup(messages);
        getChildren().addAll(bar, histogram, counts, body, completions);
        bar.offer(completions);
        body.detailsWidthProperty().bindBidirectional(model.look().detailsWidthProperty());
        body.widthProperty().addListener(property -> makeRoom());
        connect();
    }

    private void connect() {
        model.look().columns().fields().addListener((Observable changed) -> columns());
        columns();
        model.look().fieldListProperty().addListener((property, before, now) -> fieldList(now));
        fieldList(model.look().fieldListProperty().get());
        viewport.setOnOpen(model::open);
        viewport.setOnSelected(this::selected);
        viewport.setOnNearEnd(model::loadOlder);
        viewport.setAccessibleRoleDescription(messages.text("log.title"));
        viewport.setFoldedLines(messages.text("log.folded"));
        viewport.atTopProperty()
                .addListener((property, before, now) -> model.atTopProperty().set(now));
        LogStatus status = model.status();
        status.termsProperty().addListener((property, before, now) -> viewport.setMarks(now.wanted()));
        status.phaseProperty().addListener((property, before, now) -> notice());
        status.failureProperty().addListener((property, before, now) -> notice());
        model.around().lineProperty().addListener((property, before, now) -> aroundChanged(now));
        around.viewport().wrapProperty().bind(model.look().wrapProperty());
        status.openedProperty().addListener((property, before, now) -> open(now));
        status.askingProperty().addListener((property, before, now) -> {
            viewport.setOpacity(now ? 0.6 : 1);
            if (!now) {
                countFields();
            }
        });
        notice();
        WhileInScene.keep(this, this::enter);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Puts {@code other} in the place of the rows while {@code shown}, with a switch for it. */
    public void offer(Region other, ToggleButton chooser, BooleanProperty shown) {
        chooser.selectedProperty().bindBidirectional(shown);
        counts.offer(chooser);
        rows.getChildren().add(other);
        other.visibleProperty().bind(shown);
        other.managedProperty().bind(shown);
        viewport.visibleProperty().bind(shown.not());
        shown.addListener((property, before, now) -> {
            if (getScene() != null) {
                (now ? other : viewport).requestFocus();
            }
        });
    }

    /** Lets a person choose where is searched. */
    public void offerPlaces(Consumer<URI> browser) {
        places = new PlaceMenu(model.places(), messages, browser);
        counts.offer(places);
    }

    /** Opens the menu of places, if there is one. */
    public void choosePlace() {
        if (places != null) {
            places.open();
        }
    }

    /** Puts something above the rows. */
    public void offerAbove(Region glance) {
        getChildren().add(getChildren().indexOf(body), glance);
    }

    private Subscription enter() {
        model.atTopProperty().set(viewport.atTopProperty().get());
        model.attach();
        countFields();
        Subscription ticking = ticks.each(counts::tell);
        return () -> {
            ticking.close();
            model.detach();
        };
    }

    private LogHistogramView histogram(ZoneId zone) {
        var histogram = new LogHistogramView(zone);
        histogram.histogramProperty().bind(model.status().histogramProperty());
        histogram.selectionProperty().bind(model.status().partProperty());
        histogram.hoverInstantProperty().bindBidirectional(model.hoverProperty());
        histogram.markersProperty().bind(model.status().markersProperty());
        histogram.setOnChosen(model::choose);
        histogram.setAccessibleText(messages.text("log.histogram"));
        var tip = new Tooltip();
        tip.setShowDelay(javafx.util.Duration.millis(150));
        var times = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        histogram.pointedProperty().addListener((property, before, now) -> {
            if (now != null) {
                String words = messages.text(
                                "log.histogram.bar",
                                times.format(now.range().start()),
                                Duration.between(
                                                now.range().start(), now.range().end())
                                        .toSeconds(),
                                now.errors(),
                                now.warnings(),
                                now.others())
                        + happened(now.range());
                tip.setText(words);
                histogram.setAccessibleHelp(words);
            }
        });
        Tooltip.install(histogram, tip);
        return histogram;
    }

    /** What is marked in a bar's time, each in a line of its own. */
    private String happened(TimeRange range) {
        return model.status().markersProperty().get().stream()
                .filter(marker -> range.contains(marker.at()) && !marker.label().isEmpty())
                .map(marker -> "\n" + marker.label())
                .distinct()
                .limit(MOST_TOLD)
                .collect(Collectors.joining());
    }

    private Button newLines() {
        var button = new Button();
        button.getStyleClass().setAll("log-new-lines");
        StackPane.setAlignment(button, Pos.TOP_CENTER);
        button.setOnAction(event -> {
            model.liveProperty().set(true);
            viewport.showNewest();
        });
        var count = model.status().newLinesProperty();
        button.visibleProperty().bind(count.greaterThan(0));
        button.managedProperty().bind(button.visibleProperty());
        button.textProperty().bind(count.map(lines -> messages.text("log.new", lines)));
        return button;
    }

    private void notice() {
        switch (model.status().phaseProperty().get()) {
            case ROWS -> notice.hide();
            case NO_SOURCE -> notice.say("log.notice.source");
            case ASKING -> notice.say("log.notice.asking");
            case NO_LINES -> notice.say("log.notice.empty");
            case FAILED -> {
                var failure = model.status().failureProperty().get();
                if (failure != null) {
                    notice.say(failure);
                }
            }
        }
    }

    private void open(@Nullable LogEntry entry) {
        if (entry == null) {
            boolean within = details.isFocusWithin();
            body.showDetails(null);
            if (within) {
                viewport.requestFocus();
            }
        } else {
            details.show(entry);
            body.showDetails(details);
        }
        makeRoom();
    }

    /** Where details stand below the rows there is no room for the bars as well. */
    private void makeRoom() {
        boolean squeezed = model.status().openedProperty().get() != null && body.isNarrow();
        histogram.setVisible(!squeezed);
        histogram.setManaged(!squeezed);
    }

    private void columns() {
        viewport.setColumns(model.look().columns().fields());
        around.viewport().setColumns(model.look().columns().fields());
    }

    private void fieldList(boolean wanted) {
        body.showFields(wanted ? fields : null);
        countFields();
    }

    /** Only while the list is there: it reads some hundred lines anew. */
    private void countFields() {
        if (model.look().fieldListProperty().get() && getScene() != null) {
            model.fields().count();
        }
    }

    /** The details follow the row that is selected. */
    private void selected(int line) {
        if (model.status().openedProperty().get() != null) {
            model.open(line);
        }
    }

    private void followed(LogEntry line) {
        if (model.status().openedProperty().get() != null) {
            model.open(line);
        }
    }

    private void aroundChanged(@Nullable LogEntry line) {
        if (line == null) {
            viewport.requestFocus();
        } else {
            around.viewport().requestFocus();
        }
    }

    /** Puts the caret into the search field. */
    public void focusSearch() {
        bar.focusField();
    }

    /** Puts the keys onto the rows. */
    public void focusRows() {
        viewport.requestFocus();
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !completions.isVisible();
        if (event.getCode() == KeyCode.ESCAPE && plain && !bar.isEditing()) {
            if (model.status().openedProperty().get() != null) {
                model.closeDetails();
                event.consume();
            } else if (model.around().lineProperty().get() != null) {
                model.around().close();
                event.consume();
            }
        }
    }
}
