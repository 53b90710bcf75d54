package dev.porthole.views.explore;

import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.explore.answer.QueryAnswer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One of the queries on the page, with its answer. UI thread only. */
final class ExploreQuery {

    private final String letter;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final ObjectProperty<QueryAnswer> answer = new SimpleObjectProperty<>(QueryAnswer.NOTHING);
    private final ObjectProperty<QueryCompletion> completion = new SimpleObjectProperty<>(QueryCompletion.none(0));
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final LatestOnlyTask running;
    private final LatestOnlyTask completing;
    private String asked = "";
    private String answered = "";
    private boolean all;

    ExploreQuery(String letter, UiBridge bridge) {
        this.letter = letter;
        this.running = new LatestOnlyTask(bridge);
        this.completing = new LatestOnlyTask(bridge);
        text.addListener((property, before, now) -> all = false);
    }

    /** What it is called on the page: A, B, C. */
    String letter() {
        return letter;
    }

    StringProperty textProperty() {
        return text;
    }

    /** Whether it is in the table and in the chart. */
    BooleanProperty shownProperty() {
        return shown;
    }

    ObjectProperty<QueryAnswer> answerProperty() {
        return answer;
    }

    ObjectProperty<QueryCompletion> completionProperty() {
        return completion;
    }

    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** The text that the answer is to. */
    String asked() {
        return asked;
    }

    /** Whether the answer is to the text as it stands now; a later asking of the same text changes nothing of that. */
    boolean isAnswered() {
        return answered.equals(text.get());
    }

    LatestOnlyTask completing() {
        return completing;
    }

    LatestOnlyTask running() {
        return running;
    }

    void begin() {
        asked = text.get();
        asking.set(true);
    }

    void end(QueryAnswer newer) {
        answered = asked;
        answer.set(newer);
        asking.set(false);
    }

    boolean all() {
        return all;
    }

    /** However many series there are. */
    void wantAll() {
        all = true;
    }

    void cancel() {
        running.cancel();
        completing.cancel();
        asking.set(false);
    }
}
