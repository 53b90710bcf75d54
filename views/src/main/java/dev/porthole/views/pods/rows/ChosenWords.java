package dev.porthole.views.pods.rows;

import java.util.List;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is chosen from a list, in words; the way back finds the one with these words. */
public final class ChosenWords<T> extends StringConverter<T> {

    private final List<? extends T> choices;
    private final Function<? super T, String> words;

    /** @param choices as they are when somebody asks */
    public ChosenWords(List<? extends T> choices, Function<? super T, String> words) {
        this.choices = choices;
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public @Nullable T fromString(String said) {
        return choices.stream()
                .filter(choice -> toString(choice).equals(said))
                .findFirst()
                .orElse(null);
    }
}
