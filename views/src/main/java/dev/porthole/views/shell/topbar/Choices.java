package dev.porthole.views.shell.topbar;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a menu of the top bar offers, what is chosen, and who is told of it. UI thread only. */
public final class Choices {

    private final ObservableList<Choice> options = FXCollections.observableArrayList();
    private final ObservableList<Choice> readOnly = FXCollections.unmodifiableObservableList(options);
    private final ReadOnlyObjectWrapper<Optional<Choice>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<Choice> listener;
    private final Optional<Consumer<Choice>> apart;

    /** @param listener is told when a person chose another row */
    public Choices(List<Choice> options, String chosenId, Consumer<Choice> listener) {
        this(options, chosenId, listener, Optional.empty());
    }

    /** @param apart opens a row beside what is open, in a window of its own; empty where that makes no sense */
    public Choices(List<Choice> options, String chosenId, Consumer<Choice> listener, Optional<Consumer<Choice>> apart) {
        this.listener = listener;
        this.apart = apart;
        offer(options, chosenId);
    }

    /** Opens a row in a window of its own; empty where that makes no sense. */
    Optional<Consumer<Choice>> apart() {
        return apart;
    }

    public ObservableList<Choice> options() {
        return readOnly;
    }

    /** Empty when what was chosen is not offered. */
    public ReadOnlyObjectProperty<Optional<Choice>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Another list of rows, such as namespaces that have just become known; tells nobody. */
    public void offer(List<Choice> rows, String chosenId) {
        options.setAll(rows);
        chosen.set(rows.stream().filter(row -> row.id().equals(chosenId)).findFirst());
    }

    /** The person chose {@code choice}. */
    public void choose(Choice choice) {
        if (!Optional.of(choice).equals(chosen.get())) {
            chosen.set(Optional.of(choice));
            listener.accept(choice);
        }
    }
}
