package dev.porthole.views.logs.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogQuery.Language;
import org.junit.jupiter.api.Test;

class QueryTermsTest {

    @Test
    void plain_words_phrases_and_those_not_wanted() {
        QueryTerms terms = QueryTerms.of("timed \"is not available\" -health -\"GET /\"", Language.PLAIN);
        assertThat(terms.wanted()).containsExactly("timed", "is not available");
        assertThat(terms.unwanted()).containsExactly("health", "GET /");
    }

    @Test
    void of_lucene_only_what_can_occur_in_a_line() {
        QueryTerms terms = QueryTerms.of(
                "message:timeout* AND (level:ERROR OR NOT \"health check\") @timestamp:[now TO *] pool~2 esc\\:aped",
                Language.LUCENE);
        assertThat(terms.wanted()).containsExactly("timeout", "ERROR", "pool", "esc:aped");
        assertThat(terms.unwanted()).containsExactly("health check");
    }

    @Test
    void broken_input_is_read_as_far_as_it_goes() {
        for (String text : new String[] {"\"", "(((", "a:[", "\\", "-", "!", "a AND", "/re", ":", "*"}) {
            assertThat(QueryTerms.of(text, Language.LUCENE)).isNotNull();
            assertThat(QueryTerms.of(text, Language.PLAIN)).isNotNull();
        }
    }
}
