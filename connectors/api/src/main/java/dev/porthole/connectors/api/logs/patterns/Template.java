package dev.porthole.connectors.api.logs.patterns;

import java.util.ArrayList;
import java.util.List;

/** The words that lines have in common; a star where they differ. */
final class Template {

    private final List<String> tokens;
    final PatternCount count = new PatternCount();

    Template(List<String> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    static boolean isMasked(String token) {
        return token.indexOf('<') >= 0 && token.indexOf('>') > 0;
    }

    /** How many words are the same; a star is no word. Lines have as many words as the template. */
    int same(List<String> others) {
        int same = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String mine = tokens.get(i);
            if (mine.equals(others.get(i)) && !mine.equals(Mask.ANY)) {
                same++;
            }
        }
        return same;
    }

    /**
     * Whether a line may join where it differs: an answer's status never, and a path only {@code ofPaths}, for each path
     * is something else to whoever is on call.
     */
    boolean mayJoin(List<String> others, boolean ofPaths) {
        for (int i = 0; i < tokens.size(); i++) {
            String mine = tokens.get(i);
            if (!mine.equals(others.get(i))
                    && (isStatus(mine) || isStatus(others.get(i)) || !ofPaths && mine.startsWith("/"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStatus(String token) {
        return token.length() == 3 && token.endsWith("xx") && Mask.isDigit(token.charAt(0));
    }

    boolean fits(List<String> others) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(Mask.ANY) && !tokens.get(i).equals(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    void join(List<String> others) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(others.get(i))) {
                tokens.set(i, Mask.ANY);
            }
        }
    }

    String text() {
        return String.join(" ", tokens);
    }

    /** The runs of words that every line has, as they stand there. */
    List<String> phrases() {
        var phrases = new ArrayList<String>();
        var run = new StringBuilder();
        for (String token : tokens) {
            if (isMasked(token) || isStatus(token)) {
                end(run, phrases);
            } else {
                run.append(run.isEmpty() ? "" : " ").append(token);
            }
        }
        end(run, phrases);
        return phrases;
    }

    private static void end(StringBuilder run, List<String> phrases) {
        if (run.chars().anyMatch(Character::isLetter)) {
            phrases.add(run.toString());
        }
        run.setLength(0);
    }
}
