package dev.porthole.connectors.api.logs.query;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A language of conditions on a line's fields (KQL). Places in a text are UTF-16 units from 0. Nothing here throws for a wrong
 * text, and all but {@link #complete} answers at once.
 */
public interface LogQueryLanguage {

    /** The first mistake; empty when there is none. */
    Optional<LogMistake> check(String text);

    /** What may stand at the caret. Asks the vocabulary, and so may take as long as that does. */
    LogCompletion complete(String text, int caret, LogVocabulary vocabulary);

    /** The conditions that must all hold, each by itself; none when the text is empty or wrong. */
    List<LogFilter> filters(String text);

    /** A condition on a field, or one in this language, as text; without its negation. */
    String text(LogFilter filter);

    /** The condition that a line has the field at all. */
    LogFilter exists(String field);

    /** The condition that a line has these words, one after the other, in any of its fields. */
    LogFilter phrase(String words);

    /** Which lines in memory a text means, as a search server would find them; empty when the text is wrong. */
    Optional<Predicate<LogEntry>> test(String text);

    /** Whether a line in memory meets a condition. */
    Predicate<LogEntry> test(LogFilter filter);

    /** The words that lines are looked for by, to be marked in them; without those that they must not have. */
    List<String> words(String text);
}
