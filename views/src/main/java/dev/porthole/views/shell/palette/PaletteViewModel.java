package dev.porthole.views.shell.palette;

import dev.porthole.views.i18n.Messages;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds actions by what is typed: all words must be there; beginnings count most, then parts, then letters in order. */
public final class PaletteViewModel {

    private final Actions actions;
    private final Messages messages;

    public PaletteViewModel(Actions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    /** An action as a row of the palette. */
    record Row(String name, String keys, Action action) {}

    private record Scored(Row row, int score) {}

    /** The best first; all, in their own order, when nothing is typed. */
    List<Row> find(String typed) {
        String[] words = typed.strip().toLowerCase(messages.locale()).split("\\s+");
        var names = new HashSet<String>();
        return actions.all().stream()
                .map(this::row)
                .filter(row -> names.add(row.name())) // what has two keys is one thing to do
                .map(row -> new Scored(row, score(row, words)))
                .filter(scored -> scored.score() >= 0)
                .sorted(Comparator.comparingInt(Scored::score))
                .map(Scored::row)
                .toList();
    }

    private Row row(Action action) {
        return new Row(
                messages.text(action.name()), action.key().map(Actions::written).orElse(""), action);
    }

    /** Lower is better; negative: not meant. */
    private int score(Row row, String[] words) {
        String name = row.name().toLowerCase(messages.locale());
        String id = row.action().id().toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : words) {
            OptionalInt found = score(name, word);
            if (found.isEmpty() && id.contains(word)) {
                found = OptionalInt.of(40);
            }
            if (found.isEmpty()) {
                return -1;
            }
            sum += found.getAsInt();
        }
        return sum;
    }

    private static OptionalInt score(String name, String word) {
        int at = name.indexOf(word);
        if (at == 0) {
            return OptionalInt.of(0);
        }
        if (name.contains(" " + word)) {
            return OptionalInt.of(10);
        }
        if (at > 0) {
            return OptionalInt.of(20);
        }
        return inOrder(name, word) ? OptionalInt.of(60) : OptionalInt.empty();
    }

    private static boolean inOrder(String name, String letters) {
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = name.indexOf(letters.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
