package dev.porthole.connectors.elastic.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples of rison's own description and of addresses that Kibana makes. */
class RisonTest {

    @Test
    void texts_are_quoted_only_where_they_must_be() {
        assertThat(new Rison().of("message")).isEqualTo("message");
        assertThat(new Rison().of("")).isEqualTo("''");
        assertThat(new Rison().of("@timestamp")).isEqualTo("'@timestamp'");
        assertThat(new Rison().of("2026-11-22T10:00:00.000Z")).isEqualTo("'2026-11-22T10:00:00.000Z'");
        assertThat(new Rison().of("-a")).isEqualTo("'-a'");
        assertThat(new Rison().of("user's \"x\"!")).isEqualTo("'user!'s \"x\"!!'");
        assertThat(new Rison().of("true")).isEqualTo("true");
    }

    @Test
    void values_have_signs_of_their_own() {
        assertThat(new Rison().of(List.of(true, false, Rison.Nothing.NOTHING, 60_000, 1.5)))
                .isEqualTo("!(!t,!f,!n,60000,1.5)");
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pause", true);
        object.put("a b", List.of());
        assertThat(new Rison().of(object)).isEqualTo("(pause:!t,'a b':!())");
    }
}
