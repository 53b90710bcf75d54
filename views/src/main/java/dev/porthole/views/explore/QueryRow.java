package dev.porthole.views.explore;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.explore.editor.CompletionList;
import dev.porthole.views.explore.editor.QueryEditor;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import java.util.Optional;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One query: its letter, its editor, what can be done with it, and below what is wrong with it or with its answer. */
final class QueryRow extends VBox {

    /** Below this width the buttons have a line of their own. */
    private static final double NARROW = 800;

    private final ExploreViewModel model;
    private final ExploreQuery query;
    private final Messages messages;
    private final CompletionList completions;
    private final QueryEditor editor;
    private final AnswerWords words;
    private final Label problem = new Label();
    private final Button drawAll = new Button();
    private final Label took = new Label();
    private final ToggleButton favourite = new ToggleButton();
    private boolean typed;

    QueryRow(ExploreViewModel model, ExploreQuery query, CompletionList completions, Messages messages) {
        this.model = model;
        this.query = query;
        this.messages = messages;
        this.completions = completions;
        this.words = new AnswerWords(messages);
        this.editor = new QueryEditor(
                model.language(),
                query.textProperty(),
                messages.text("explore.prompt"),
                messages.text("explore.editor", query.letter()));
        getStyleClass().add("query-row");
        HBox.setHgrow(editor, Priority.ALWAYS);
        problem.getStyleClass().add("query-problem");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        drawAll.setText(messages.text("explore.drawAll"));
        drawAll.getStyleClass().add("explore-button");
        drawAll.setOnAction(event -> model.drawAll(query));
        HBox buttons = buttons();
        var line = new HBox(letter(), editor, buttons);
        line.getStyleClass().add("query-line");
        var below = new HBox(problem, drawAll);
        below.getStyleClass().add("query-below");
        below.managedProperty().bind(problem.visibleProperty());
        below.visibleProperty().bind(problem.visibleProperty());
        getChildren().addAll(line, below);
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(narrow -> {
            line.getChildren().remove(buttons);
            getChildren().remove(buttons);
            if (narrow) {
                getChildren().add(1, buttons);
            } else {
                line.getChildren().add(buttons);
            }
        });
        listen();
    }

    private void listen() {
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        editor.area().addEventFilter(KeyEvent.KEY_TYPED, event -> {
            String character = event.getCharacter();
            typed = !character.isBlank() && !event.isShortcutDown() && character.charAt(0) >= ' ';
        });
        editor.area().focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                completions.hide();
            }
        });
        query.textProperty().subscribe(this::changed);
        query.answerProperty().subscribe(this::tell);
        query.askingProperty().subscribe(this::tellAsking);
        query.completionProperty().addListener((property, before, now) -> offer(now));
    }

    private ToggleButton letter() {
        var letter = new ToggleButton(query.letter());
        letter.getStyleClass().setAll("query-letter");
        letter.setTooltip(new Tooltip(messages.text("explore.shown.help")));
        letter.setAccessibleText(messages.text("explore.shown", query.letter()));
        letter.selectedProperty().bindBidirectional(query.shownProperty());
        return letter;
    }

    private HBox buttons() {
        took.getStyleClass().add("dim");
        took.getStyleClass().add("query-took");
        favourite.setText("☆");
        favourite.getStyleClass().setAll("query-icon");
        favourite.setTooltip(new Tooltip(messages.text("explore.favourite")));
        favourite.setAccessibleText(messages.text("explore.favourite"));
        favourite.setOnAction(event -> {
            model.history().toggle(query.textProperty().get());
            star();
        });
        var remove = new Button("", new Icon(Glyph.CLOSE, 13));
        remove.getStyleClass().setAll("query-icon");
        remove.setTooltip(new Tooltip(messages.text("explore.remove")));
        remove.setAccessibleText(messages.text("explore.remove"));
        remove.setOnAction(event -> model.remove(query));
        var run = button("explore.run", () -> model.run(query));
        run.getStyleClass().add("accent");
        var buttons = new HBox(
                took,
                button("explore.rate", () -> model.rate(query, false)),
                button("explore.increase", () -> model.rate(query, true)),
                run,
                favourite,
                remove);
        buttons.getStyleClass().add("query-buttons");
        buttons.setMinWidth(USE_PREF_SIZE);
        return buttons;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(messages.text(key));
        button.getStyleClass().setAll("button", "explore-button");
        button.setTooltip(new Tooltip(messages.text(key + ".help")));
        button.setOnAction(event -> action.run());
        return button;
    }

    void focusEditor() {
        editor.area().requestFocus();
        editor.area().end();
    }

    private void key(KeyEvent event) {
        boolean open = completions.isVisible();
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        boolean used = true;
        if (event.isControlDown() && event.getCode() == KeyCode.SPACE) {
            model.complete(query, editor.area().getCaretPosition());
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            run();
        } else if (plain) {
            used = plainKey(event.getCode(), open);
        } else {
            used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private boolean plainKey(KeyCode code, boolean open) {
        switch (code) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> {
                int by = code == KeyCode.UP ? -1 : code == KeyCode.DOWN ? 1 : code == KeyCode.PAGE_UP ? -8 : 8;
                if (open) {
                    completions.move(by);
                }
                return open;
            }
            case TAB -> {
                if (open) {
                    completions.choose();
                } else {
                    editor.area().requestFocusTraversal(TraversalDirection.NEXT); // a query has no tabs
                }
                return true;
            }
            case ENTER -> {
                if (open) {
                    completions.choose();
                } else {
                    run();
                }
                return true;
            }
            case ESCAPE -> {
                completions.hide();
                return open;
            }
            default -> {
                return false;
            }
        }
    }

    private void run() {
        completions.hide();
        model.run(query);
    }

    private void changed() {
        star();
        tell();
        if (typed) {
            typed = false;
            model.complete(query, caretAfterTyping());
        } else {
            completions.hide();
        }
    }

    /** The text changes before the caret moves. */
    private int caretAfterTyping() {
        return Math.min(editor.area().getLength(), editor.area().getCaretPosition() + 1);
    }

    private void star() {
        boolean kept = model.history().isKept(query.textProperty().get());
        favourite.setSelected(kept);
        favourite.setText(kept ? "★" : "☆");
    }

    private void offer(QueryCompletion completion) {
        String text = query.textProperty().get();
        boolean current = completion.end() <= text.length() && editor.area().isFocused();
        boolean nothingNew = completion.items().size() == 1
                && current
                && text.substring(completion.start(), completion.end())
                        .equals(completion.items().getFirst().insert());
        if (!current || completion.items().isEmpty() || nothingNew) {
            completions.hide();
            return;
        }
        completions.setOnChosen(item -> take(completion, item));
        completions.show(completion, completions.getParent().sceneToLocal(editor.caretBounds()));
    }

    private void take(QueryCompletion completion, QueryCompletion.Item item) {
        completions.hide();
        editor.area().replaceText(completion.start(), completion.end(), item.insert());
        int caret = completion.start() + item.insert().length();
        editor.area().positionCaret(caret);
        boolean goesOn = item.insert().endsWith("(") || item.insert().endsWith("=");
        if (goesOn
                || item.kind() == QueryCompletion.Kind.OPERATOR && item.insert().length() < 3) {
            model.complete(query, caret);
        }
    }

    /** The server's word where it has been asked for this text, else our own; while typing, only what is certain. */
    private void tell() {
        QueryAnswer answer = query.answerProperty().get();
        String text = query.textProperty().get();
        boolean current = query.isAnswered();
        Failure failure = current ? answer.failure() : null;
        boolean typing = !text.equals(query.asked());
        // a server that answers is right, whatever its dialect
        Optional<QueryMistake> own = text.isBlank() || current && failure == null
                ? Optional.empty()
                : model.language().check(text).filter(mistake -> !typing || mistake.start() < text.length());
        drawAll.setVisible(current && answer.withheld());
        drawAll.setManaged(drawAll.isVisible());
        if (failure instanceof Failure.BadQuery bad && bad.column() > 0) {
            editor.mark(new QueryMistake(bad.column() - 1, bad.column(), bad.detail()));
        } else {
            editor.mark(own.orElse(null));
        }
        say(words.of(failure, own.orElse(null), current ? answer : QueryAnswer.NOTHING));
        problem.getStyleClass().removeAll("wrong");
        if (failure != null || own.isPresent() && !typing) {
            problem.getStyleClass().add("wrong");
        }
        boolean timed = current && failure == null && answer != QueryAnswer.NOTHING;
        took.setText(timed ? messages.text("explore.took", answer.millis()) : "");
    }

    /** Says so the first time only: what is asked again at every beat is quiet. */
    private void tellAsking(boolean asking) {
        if (asking && !query.isAnswered()) {
            took.setText(messages.text("explore.asking"));
        } else if (!asking) {
            tell();
        }
    }

    private void say(String said) {
        problem.setText(said);
        problem.setVisible(!said.isEmpty());
    }
}
