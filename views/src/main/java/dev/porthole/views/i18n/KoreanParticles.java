package dev.porthole.views.i18n;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Korean particles have two forms, chosen by whether the word before them ends with a consonant. A text cannot know that
 * of what goes into its places, so it writes both, such as {@code {0}(으)로}; here the right one is chosen.
 */
final class KoreanParticles {

    private static final Pattern BOTH = Pattern.compile("(\\(으\\)로|이\\(가\\)|은\\(는\\)|을\\(를\\)|과\\(와\\))");
    private static final int FIRST_SYLLABLE = 0xac00;
    private static final int LAST_SYLLABLE = 0xd7a3;
    private static final int FINALS = 28;
    private static final int RIEUL = 8;

    /** How the word before a particle ends, as it is read aloud. */
    private enum Ending {
        VOWEL,
        RIEUL,
        CONSONANT
    }

    private KoreanParticles() {}

    static String chosen(String text) {
        return text.indexOf('(') < 0 ? text : BOTH.matcher(text).replaceAll(found -> chosen(text, found));
    }

    private static String chosen(String text, MatchResult found) {
        Ending ending = ending(text, found.start());
        return switch (found.group()) {
            case "(으)로" -> ending == Ending.CONSONANT ? "으로" : "로";
            case "이(가)" -> ending == Ending.VOWEL ? "가" : "이";
            case "은(는)" -> ending == Ending.VOWEL ? "는" : "은";
            case "을(를)" -> ending == Ending.VOWEL ? "를" : "을";
            default -> ending == Ending.VOWEL ? "와" : "과";
        };
    }

    /** Brackets and quotation marks are not read. */
    private static Ending ending(String text, int end) {
        for (int i = end - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                return ending(c);
            }
        }
        return Ending.VOWEL;
    }

    private static Ending ending(char c) {
        if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
            int last = (c - FIRST_SYLLABLE) % FINALS;
            return last == 0 ? Ending.VOWEL : last == RIEUL ? Ending.RIEUL : Ending.CONSONANT;
        }
        return switch (c) {
            case '1', '7', '8', 'l', 'L', 'R' -> Ending.RIEUL;
            case '0', '3', '6', 'm', 'n', 'M', 'N' -> Ending.CONSONANT;
            default -> Ending.VOWEL;
        };
    }
}
