package dev.porthole.connectors.elastic.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMappingTest {

    private static List<IndexField> fields(String... namesAndTypes) {
        List<IndexField> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            String type = namesAndTypes[i + 1];
            fields.add(IndexField.of(namesAndTypes[i], type, !type.equals("text")));
        }
        return fields;
    }

    @Test
    void open_telemetrys_names_are_known() {
        FieldMapping mapping = FieldMapping.of(
                fields(
                        "@timestamp", "date_nanos",
                        "body.text", "match_only_text",
                        "severity_text", "keyword",
                        "resource.attributes.k8s.pod.name", "keyword",
                        "resource.attributes.service.name", "keyword",
                        "trace_id", "keyword"),
                Map.of());

        assertThat(mapping.isUsable()).isTrue();
        assertThat(mapping.name(FieldRole.MESSAGE)).isEqualTo("body.text");
        assertThat(mapping.name(FieldRole.LEVEL)).isEqualTo("severity_text");
        assertThat(mapping.name(FieldRole.POD)).isEqualTo("resource.attributes.k8s.pod.name");
        assertThat(mapping.name(FieldRole.SERVICE)).isEqualTo("resource.attributes.service.name");
        assertThat(mapping.name(FieldRole.TRACE)).isEqualTo("trace_id");
        assertThat(mapping.has(FieldRole.NODE)).isFalse();
    }

    @Test
    void text_is_counted_by_its_keyword_and_read_by_its_own_name() {
        FieldMapping mapping = FieldMapping.of(
                fields("@timestamp", "date", "log", "text", "level", "text", "level.keyword", "keyword"), Map.of());

        assertThat(mapping.name(FieldRole.LEVEL)).isEqualTo("level.keyword");
        assertThat(mapping.allInDocument(FieldRole.LEVEL)).startsWith("level");
    }

    @Test
    void an_object_named_log_is_no_text_and_a_time_is_a_date() {
        assertThat(FieldMapping.of(fields("@timestamp", "keyword", "log.level", "keyword"), Map.of())
                        .isUsable())
                .isFalse();
    }

    @Test
    void what_a_person_chose_wins_even_over_a_usual_name() {
        FieldMapping mapping = FieldMapping.of(
                fields("@timestamp", "date", "message", "text", "app_level", "long"),
                Map.of(FieldRole.LEVEL, "app_level", FieldRole.MESSAGE, "text"));

        assertThat(mapping.name(FieldRole.MESSAGE)).isEqualTo("text");
        assertThat(mapping.name(FieldRole.LEVEL)).isEqualTo("app_level");
        assertThat(mapping.fields(FieldRole.LEVEL).getFirst().isNumber()).isTrue();
    }
}
