package dev.porthole.views.logs;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.completion.CompletionPopup;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.text.FailureTexts;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Language, filters and words; and below them what is wrong with them. */
final class LogSearchBar extends VBox {

    /** What stands beside the search box. */
    private static final double AROUND = 330;
    /** Of the search box; the rest is for the words. */
    private static final double MOST_FOR_PILLS = 0.6;

    private static final double FIELD_PADDING = 2;
    private static final double EDGE = 12;
    private static final double ARROW = 4;
    /** Below this width the lines say themselves what they are. */
    private static final double NARROW = 480;

    private static final double LEAST_FOR_WORDS = 60;

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final LogsViewModel model;
    private final Messages messages;
    private final FailureTexts failures = new FailureTexts();
    private final HBox box = new HBox();
    private final TextField field = new TextField();
    private final Button language = new Button();
    private final Label problem = new Label();
    private final LogPills pills;
    private final HBox below = new HBox();
    private @Nullable CompletionPopup popup;
    private Failure.@Nullable BadQuery wrong;

    LogSearchBar(LogsViewModel model, Messages messages, ZoneId zone, ToggleButton wrap, Region export) {
        this.model = model;
        this.messages = messages;
        var title = new Label(messages.text("log.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.visibleProperty().bind(widthProperty().map(width -> width.doubleValue() >= NARROW));
        title.managedProperty().bind(title.visibleProperty());
        title.visibleProperty().subscribe(wide -> pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), !wide));
        getStyleClass().add("log-bar");
        wrap.visibleProperty().bind(title.visibleProperty());
        wrap.managedProperty().bind(title.visibleProperty());
        pills = new LogPills(model, messages, zone);
        buildField();
        HBox.setHgrow(box, Priority.ALWAYS);
        var header = new HBox(title, box, wrap, liveButton(), export);
        header.getStyleClass().add("panel-header");
        problem.getStyleClass().add("log-problem");
        problem.setMaxWidth(Double.MAX_VALUE);
        below.getStyleClass().add("log-pills-below");
        getChildren().addAll(header, below, problem);
        widthProperty().addListener((property, before, now) -> placePills());
        pills.getChildren().addListener((ListChangeListener<Node>) change -> placePills());
        placePills();
        model.status().failureProperty().addListener((property, before, now) -> show(now));
        show(model.status().failureProperty().get());
    }

    private void buildField() {
        box.getStyleClass().add("log-search");
        field.getStyleClass().add("log-search-field");
        field.setPromptText(messages.text("log.search.prompt"));
        field.setAccessibleText(messages.text("log.search.prompt"));
        field.textProperty().bindBidirectional(model.input().textProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.setOnAction(event -> {
            hide();
            model.searchNow();
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> {
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), now);
            if (!now) {
                hide();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(LEAST_FOR_WORDS);
        language.getStyleClass().setAll("log-language");
        language.setMinWidth(USE_PREF_SIZE);
        language.setOnAction(event -> switchLanguage());
        model.input().languageProperty().addListener((property, before, now) -> nameLanguage());
        nameLanguage();
        box.getChildren().addAll(language, pills, field);
    }

    /** Shows in {@code list} what may come next; its keys come from the field. */
    void offer(CompletionPopup list) {
        popup = list;
        list.setOnChosen(this::take);
        model.completions().offeredProperty().addListener((property, before, now) -> {
            if (now.items().isEmpty() || !field.isFocused()) {
                list.hide();
            } else {
                list.show(now, caret(now.start()));
            }
        });
        field.caretPositionProperty().addListener((property, before, now) -> complete(now.intValue()));
    }

    private void complete(int caret) {
        boolean kql = model.input().languageProperty().get() == Language.KQL;
        if (kql
                && !field.getText().isBlank()
                && field.isFocused()
                && field.getSelection().getLength() == 0) {
            model.completions().request(field.getText(), caret);
        } else {
            hide();
        }
    }

    private void hide() {
        model.completions().cancel();
        if (popup != null) {
            popup.hide();
        }
    }

    private void take(LogCompletion.Item item) {
        LogCompletion now = model.completions().offeredProperty().get();
        int end = Math.min(now.end(), field.getLength());
        field.replaceText(Math.min(now.start(), end), end, item.insert());
        field.requestFocus();
        field.positionCaret(Math.min(now.start(), end) + item.insert().length());
        model.completions().ask(field.getText(), field.getCaretPosition());
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        if (event.isControlDown() && event.getCode() == KeyCode.SPACE) {
            model.completions().ask(field.getText(), field.getCaretPosition());
            event.consume();
        } else if (plain && popup != null && popup.key(event.getCode())) {
            event.consume();
        }
    }

    /** Where a character of the field stands, in the pane: its font has one width. */
    private Bounds caret(int at) {
        Point2D left = getParent().sceneToLocal(field.localToScene(FIELD_PADDING + at * cell(), 0));
        return new BoundingBox(Math.min(left.getX(), getWidth()), left.getY(), 1, field.getHeight());
    }

    private double cell() {
        var probe = new Text("0".repeat(10));
        probe.setFont(field.getFont());
        return probe.getLayoutBounds().getWidth() / 10;
    }

    /** Whether a pill or the search is being written. */
    boolean isEditing() {
        return pills.isEditing();
    }

    /** Beside the words where there is room, else in a row of their own. */
    private void placePills() {
        if (getScene() != null) {
            pills.applyCss(); // or their width would be that of another font
        }
        boolean own = getWidth() > 0
                && !pills.getChildren().isEmpty()
                && pills.prefWidth(-1) > (getWidth() - AROUND) * MOST_FOR_PILLS;
        below.setManaged(own);
        below.setVisible(own);
        HBox place = own ? below : box;
        if (pills.getParent() != place) {
            box.getChildren().remove(pills);
            below.getChildren().remove(pills);
            place.getChildren().add(own ? 0 : 1, pills);
        }
    }

    private void switchLanguage() {
        var chosen = model.input().languageProperty();
        chosen.set(
                switch (chosen.get()) {
                    case PLAIN -> Language.KQL;
                    case KQL -> Language.LUCENE;
                    case LUCENE -> Language.PLAIN;
                });
    }

    private void nameLanguage() {
        Language chosen = model.input().languageProperty().get();
        language.setText(messages.text("log.language." + chosen));
        language.setTooltip(new Tooltip(messages.text("log.language." + chosen + ".help")));
        language.setAccessibleText(messages.text("log.language." + chosen + ".help"));
    }

    private ToggleButton liveButton() {
        var live = new ToggleButton();
        live.getStyleClass().add("log-live");
        live.setMinWidth(USE_PREF_SIZE);
        live.selectedProperty().bindBidirectional(model.liveProperty());
        live.textProperty().bind(model.liveProperty().map(on -> messages.text(on ? "log.live.on" : "log.live.off")));
        live.setTooltip(new Tooltip(messages.text("log.live.help")));
        return live;
    }

    /** What is wrong stands below its column, as far as there is room for the words. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double words = problem.prefWidth(-1) - problem.getPadding().getLeft() + EDGE;
        double column = wrong == null || getParent() == null
                ? EDGE
                : caret(wrong.column() - 1).getMinX() - ARROW;
        double left = Math.round(Math.clamp(column, EDGE, Math.max(EDGE, getWidth() - words)));
        if (problem.getPadding().getLeft() != left) {
            problem.setPadding(new Insets(5, EDGE, 5, left));
        }
    }

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    private void show(@Nullable Failure failure) {
        problem.setManaged(failure != null);
        problem.setVisible(failure != null);
        box.pseudoClassStateChanged(ERROR, failure instanceof Failure.BadQuery);
        if (failure == null) {
            wrong = null;
            problem.setText("");
            return;
        }
        problem.setText(messages.text(failures.sentence(failure)));
        wrong = failure instanceof Failure.BadQuery bad && bad.column() > 0 ? bad : null;
        if (wrong != null) {
            problem.setText("\u2191 " + messages.text(FailureTexts.words(wrong.detail())));
        }
        requestLayout();
        problem.setTooltip(new Tooltip(messages.text(failures.action(failure))));
        problem.setOnMouseClicked(event -> {
            if (failure instanceof Failure.BadQuery bad && bad.column() > 0) {
                field.requestFocus();
                field.positionCaret(Math.min(bad.column() - 1, field.getLength()));
            }
        });
    }
}
