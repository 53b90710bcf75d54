package dev.porthole.connectors.kql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts a text into words as the standard analyser of a search server does (Unicode's word boundaries, UAX 29, lower
 * case): letters and digits, joined by a dot, colon or apostrophe between letters, by a dot, comma or semicolon between digits,
 * and by an underscore.
 */
final class Words {

    private static final String ALONE = "[\\p{IsHan}\\p{IsHiragana}]";
    private static final String LETTER = "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}]]";
    private static final String MARK = "[\\p{M}\\u200d\\p{Cf}]*+";
    private static final String CORE = "(?:(?:" + LETTER + "|\\p{Nd}|\\p{Pc})" + MARK + ")";
    private static final Pattern WORD =
            Pattern.compile(ALONE + "|" + CORE + "(?:" + CORE + "|(?<=" + LETTER + ")[.:·'\\u2018\\u2019\\u2024](?="
                    + LETTER + ")|(?<=\\p{Nd})[.,;'\\u2018\\u2019\\u2024\\u066c](?=\\p{Nd}))*+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");

    /** Longer words are cut by the analyser. */
    private static final int LONGEST = 255;

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            if (!LETTER_OR_DIGIT.matcher(found).find()) {
                continue;
            }
            String lower = found.toLowerCase(Locale.ROOT);
            for (int at = 0; at < lower.length(); at += LONGEST) {
                words.add(lower.substring(at, Math.min(lower.length(), at + LONGEST)));
            }
        }
        return words;
    }

    /** Whether a text has one of the words. A text that does not contain its letters is not parted. */
    static boolean hasAny(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains) && of(text).stream().anyMatch(words::contains);
    }

    static boolean hasPhrase(String text, List<String> phrase) {
        String lower = text.toLowerCase(Locale.ROOT);
        return !phrase.isEmpty()
                && phrase.stream().allMatch(lower::contains)
                && Collections.indexOfSubList(of(text), phrase) >= 0;
    }
}
