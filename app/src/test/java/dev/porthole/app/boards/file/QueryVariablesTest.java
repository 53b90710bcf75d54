package dev.porthole.app.boards.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.board.definition.BoardVariable;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of variables stay values, whatever is in them; a variable without one narrows nothing. */
class QueryVariablesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        up{service="$service"}                       | shop          | up{service="shop"}
        up{service="$service"}                       | a"} or up{x=" | up{service="a\\"} or up{x=\\""}
        up{service=~"$service"}                      | a.*           | up{service=~"a\\\\.\\\\*"}
        up{a="b", service!="$service" , c="d"}       | x             | up{a="b", service!="x" , c="d"}
        sum(up{service="$service"}) / sum(up)        | ``            | sum(up{service=~".*"}) / sum(up)
        up{service="$service-x"}                     | shop          | up{service="$service-x"}
        up{service=~"(ab)$"}                         | shop          | up{service=~"(ab)$"}
        """)
    void values_are_put_in_through_the_syntax_tree(String written, String value, String asked) {
        String query = new QueryVariables(written).with(Map.of(BoardVariable.SERVICE, value));

        assertThat(query).isEqualTo(asked);
        assertThat(new PromQl().check(query)).isEmpty();
    }
}
