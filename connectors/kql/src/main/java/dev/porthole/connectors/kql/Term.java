package dev.porthole.connectors.kql;

import java.util.List;

/**
 * A name or a value as it is meant, without its escapes.
 *
 * @param pieces what stands between the stars that stand for anything; one piece when there is none
 * @param quoted whether it stood in quotation marks: a phrase, in which a star is a star
 */
public record Term(List<String> pieces, boolean quoted) {

    public Term {
        pieces = List.copyOf(pieces);
    }

    public static Term word(String text) {
        return new Term(List.of(text), false);
    }

    public static Term phrase(String text) {
        return new Term(List.of(text), true);
    }

    public boolean hasWildcard() {
        return pieces.size() > 1;
    }

    /** Nothing but a star: whatever is there. */
    boolean isAnything() {
        return hasWildcard() && pieces.stream().allMatch(String::isEmpty);
    }

    /** The text, its wildcards as stars. */
    public String text() {
        return String.join("*", pieces);
    }

    /** The longest piece without a wildcard. */
    String longest() {
        return pieces.stream().reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }

    /** Whether a whole text is one that this stands for. */
    boolean matches(String text) {
        return hasWildcard() ? matchesPieces(text) : pieces.getFirst().equals(text);
    }

    private boolean matchesPieces(String text) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        if (!text.startsWith(first) || text.length() < first.length() + last.length() || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = text.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }
}
