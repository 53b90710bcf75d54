package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherText;
import dev.porthole.views.i18n.Phrase;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One matcher as it is typed. */
public final class MatcherRow {

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ObjectProperty<Matcher.Operator> operator =
            new SimpleObjectProperty<>(this, "operator", Matcher.Operator.EQUAL);
    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final ReadOnlyObjectWrapper<Phrase> nameProblem =
            new ReadOnlyObjectWrapper<>(this, "nameProblem", Phrase.NONE);
    private final ReadOnlyObjectWrapper<Phrase> valueProblem =
            new ReadOnlyObjectWrapper<>(this, "valueProblem", Phrase.NONE);

    MatcherRow() {
        this(Matcher.equal("", ""));
    }

    MatcherRow(Matcher matcher) {
        name.set(matcher.name());
        operator.set(matcher.operator());
        value.set(matcher.value());
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<Matcher.Operator> operatorProperty() {
        return operator;
    }

    StringProperty valueProperty() {
        return value;
    }

    ReadOnlyObjectProperty<Phrase> nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phrase> valueProblemProperty() {
        return valueProblem.getReadOnlyProperty();
    }

    /** Nothing was typed. */
    boolean isBlank() {
        return name.get().isBlank() && value.get().isEmpty();
    }

    /** Says what is wrong at the fields; the matcher when nothing is. */
    Optional<Matcher> read() {
        Matcher matcher = new Matcher(name.get().strip(), operator.get(), value.get());
        boolean nameless = matcher.name().isEmpty() && !value.get().isEmpty();
        nameProblem.set(nameless ? Phrase.of("silences.matcher.name.missing") : Phrase.NONE);
        Optional<String> wrong = MatcherText.mistake(matcher);
        valueProblem.set(
                wrong.map(why -> Phrase.of("silences.matcher.regex", why)).orElse(Phrase.NONE));
        return isBlank() || nameless || wrong.isPresent() ? Optional.empty() : Optional.of(matcher);
    }

    boolean isWrong() {
        return !nameProblem.get().isEmpty() || !valueProblem.get().isEmpty();
    }
}
