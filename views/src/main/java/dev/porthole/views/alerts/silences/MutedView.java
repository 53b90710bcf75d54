package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a silence that is being written mutes now, and what it would have muted. */
final class MutedView extends VBox {

    private static final int NAMES = 6;

    private final Messages messages;
    private final SilenceFormMatchers matchers;
    private final Label now = new Label();
    private final Label nowNames = new Label();
    private final Label past = new Label();
    private final Label pastNames = new Label();
    private final Label warning = new Label();

    MutedView(SilenceFormMatchers matchers, Messages messages) {
        this.messages = messages;
        this.matchers = matchers;
        getStyleClass().add("muted-preview");
        for (Label label : new Label[] {now, nowNames, past, pastNames, warning}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.managedProperty().bind(label.visibleProperty());
        }
        now.getStyleClass().add("muted-count");
        past.getStyleClass().add("muted-count");
        nowNames.getStyleClass().add("dim");
        pastNames.getStyleClass().add("dim");
        warning.getStyleClass().add("muted-warning");
        warning.setText(messages.text("silences.everything"));
        getChildren().addAll(warning, now, nowNames, past, pastNames);
        WhileInScene.follow(this, matchers.everythingProperty(), warning::setVisible);
        WhileInScene.follow(this, matchers.mutedProperty(), this::showNow);
        WhileInScene.follow(this, matchers.pastProperty(), answer -> showPast());
    }

    private void showNow(Muted muted) {
        now.setText(
                muted.count() == 0
                        ? messages.text("silences.now.none", muted.of())
                        : messages.text("silences.now", muted.count(), muted.of()));
        names(nowNames, muted);
        showPast();
    }

    private void showPast() {
        boolean begun = !matchers.read().isEmpty();
        past.setVisible(begun);
        pastNames.setVisible(false);
        matchers.pastProperty()
                .get()
                .ifPresentOrElse(
                        answer -> {
                            switch (answer) {
                                case Outcome.Success<Muted>(var muted, var notes) -> {
                                    past.setText(
                                            muted.count() == 0
                                                    ? messages.text("silences.past.none")
                                                    : messages.text("silences.past", muted.count()));
                                    names(pastNames, muted);
                                }
                                case Outcome.Failed<Muted>(var failure) ->
                                    past.setText(messages.text(
                                            "silences.past.failed", new FailureTexts().sentence(failure)));
                            }
                        },
                        () -> past.setText(messages.text("silences.past.asking")));
    }

    private void names(Label label, Muted muted) {
        String all = muted.names().stream()
                .limit(NAMES)
                .map(name -> VisibleText.of(name.name()) + (name.count() > 1 ? " \u00d7" + name.count() : ""))
                .collect(Collectors.joining(" \u00b7 "));
        int more = muted.names().size() - NAMES;
        label.setText(more > 0 ? messages.text("silences.names.more", all, more) : all);
        label.setVisible(!all.isEmpty());
    }
}
