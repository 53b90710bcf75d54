package dev.porthole.views.logs;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.text.FailureTexts;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
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
import org.jspecify.annotations.Nullable;

/** Language, filters and words; and below them what is wrong with them. */
final class LogSearchBar extends VBox {

    /** What stands beside the search box. */
    private static final double AROUND = 330;
    /** Of the search box; the rest is for the words. */
    private static final double MOST_FOR_PILLS = 0.6;

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

    LogSearchBar(LogsViewModel model, Messages messages, ZoneId zone, ToggleButton wrap, Region export) {
        this.model = model;
        this.messages = messages;
        var title = new Label(messages.text("log.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
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
        field.setOnAction(event -> model.searchNow());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        field.focusedProperty()
                .addListener((property, before, now) ->
                        box.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), now));
        HBox.setHgrow(field, Priority.ALWAYS);
        language.getStyleClass().setAll("log-language");
        language.setMinWidth(USE_PREF_SIZE);
        language.setOnAction(event -> switchLanguage());
        model.input().languageProperty().addListener((property, before, now) -> nameLanguage());
        nameLanguage();
        box.getChildren().addAll(language, pills, field);
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

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    private void show(@Nullable Failure failure) {
        problem.setManaged(failure != null);
        problem.setVisible(failure != null);
        box.pseudoClassStateChanged(ERROR, failure instanceof Failure.BadQuery);
        if (failure == null) {
            problem.setText("");
            return;
        }
        problem.setText(messages.text(failures.sentence(failure)));
        problem.setTooltip(new Tooltip(messages.text(failures.action(failure))));
        problem.setOnMouseClicked(event -> {
            if (failure instanceof Failure.BadQuery bad && bad.column() > 0) {
                field.requestFocus();
                field.positionCaret(Math.min(bad.column() - 1, field.getLength()));
            }
        });
    }
}
