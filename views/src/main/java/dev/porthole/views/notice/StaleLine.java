package dev.porthole.views.notice;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.FailureTexts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A line above data that is not what it should be: kept although nothing newer could be had, with how old it is and why,
 * or not all that there is.
 */
public final class StaleLine extends Label {

    private final Messages messages;
    private final InstantSource clock;
    private final FailureTexts texts = new FailureTexts();
    private final Tooltip action = new Tooltip();
    private @Nullable Failure failure;
    private Instant at = Instant.EPOCH;

    public StaleLine(Messages messages, InstantSource clock) {
        this.messages = messages;
        this.clock = clock;
        getStyleClass().add("stale-line");
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(action);
        hide();
    }

    /** @param at when what is shown was true */
    public void show(Failure problem, Instant at) {
        failure = problem;
        this.at = at;
        setManaged(true);
        setVisible(true);
        action.setText(messages.text(texts.action(problem)));
        tick();
    }

    /** Says what is missing of what is shown; nothing when nothing is. */
    public void showMissing(List<Detail> notes) {
        failure = null;
        setManaged(!notes.isEmpty());
        setVisible(!notes.isEmpty());
        String words = notes.stream()
                .map(note -> messages.text(FailureTexts.words(note)))
                .collect(Collectors.joining(" \u00b7 "));
        setText(messages.text("stale.missing", VisibleText.of(words)));
        action.setText(getText());
    }

    public void hide() {
        failure = null;
        setManaged(false);
        setVisible(false);
    }

    /** Says the age anew. */
    public void tick() {
        if (failure != null) {
            setText(messages.text("stale.since", Age.between(at, clock.instant()), texts.sentence(failure)));
        }
    }
}
