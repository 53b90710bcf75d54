package dev.porthole.views.notice;

import dev.porthole.connectors.api.Failure;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.FailureTexts;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A line above data that is kept although nothing newer could be had: how old it is, and why. */
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
