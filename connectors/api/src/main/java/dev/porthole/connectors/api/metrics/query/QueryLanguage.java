package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Matcher;
import java.util.List;
import java.util.Optional;

/**
 * A metric server's query language. Places in a text are UTF-16 units from 0. Nothing here throws for a wrong text, and all
 * but {@link #complete} answers at once. A server may be older, newer or another product: what is wrong here may be right
 * there, so the server has the last word.
 */
public interface QueryLanguage {

    /** The first mistake; empty when there is none. */
    Optional<QueryMistake> check(String text);

    /** The pieces of any text, right or wrong, in order; what is between them is blank. */
    List<QueryPiece> pieces(String text);

    /** What may stand at the caret. Asks the vocabulary, and so may take as long as that does. */
    QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary);

    /** The text with one change and all else as written; empty when the change does not apply or the text is wrong. */
    Optional<String> edit(String text, QueryEdit edit);

    /** The conditions of each selector, from left to right; empty when the text is wrong. */
    List<List<Matcher>> selectors(String text);

    /** The windows of samples that the query looks at; lengths that depend on how it is asked are left out. */
    List<QueryWindow> windows(String text);

    /** Asks for one series that is there whenever any series of the selector is. */
    String presence(List<Matcher> selector);

    /** Asks how many samples a series of the selector has at most in a window. */
    String mostSamples(QueryWindow window);
}
