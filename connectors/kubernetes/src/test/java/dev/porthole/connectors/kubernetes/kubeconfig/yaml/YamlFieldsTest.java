package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML as go-yaml 2 reads it, which kubectl uses. */
class YamlFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hello        | TEXT
        2026-01-31   | TEXT
        10:30:00     | TEXT
        1.2.3        | TEXT
        0x           | TEXT
        08h          | TEXT
        ~            | NOTHING
        Null         | NOTHING
        nUll         | TEXT
        y            | YES
        On           | YES
        oN           | TEXT
        N            | NO
        off          | NO
        12           | NUMBER
        -1_000       | NUMBER
        0o17         | NUMBER
        017          | NUMBER
        0b101        | NUMBER
        .5           | NUMBER
        1.           | NUMBER
        1e3          | NUMBER
        -.inf        | NUMBER
        .NaN         | NUMBER
        """)
    void words_without_quotes_are_more_than_text(String plain, ScalarKind kind) {
        assertThat(ScalarKind.of(plain)).isEqualTo(kind);
    }

    @Test
    void quotes_and_tags_make_text_of_anything() throws Exception {
        YamlFields fields = YamlDocument.first("a: '12'\nb: \"yes\"\nc: !!str 12\nd: |\n  12\n");

        assertThat(fields.allTexts())
                .containsEntry("a", "12")
                .containsEntry("b", "yes")
                .containsEntry("c", "12")
                .containsEntry("d", "12\n");
    }

    @Test
    void what_stands_there_itself_wins_over_what_is_merged_and_the_earlier_over_the_later() throws Exception {
        YamlFields fields = YamlDocument.first("""
            one: &one {a: 1-1, b: 1-2}
            two: &two {<<: *one, b: 2-2, c: 2-3}
            all: {c: own, <<: [*one, *two]}
            """).fields("all");

        assertThat(fields.allTexts())
                .containsEntry("a", "1-1")
                .containsEntry("b", "1-2")
                .containsEntry("c", "own")
                .hasSize(3);
    }

    @Test
    void absent_and_null_are_empty() throws Exception {
        YamlFields fields = YamlDocument.first("a:\nb: {c: ~}\n");

        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.texts("a")).isEmpty();
        assertThat(fields.list("nowhere")).isEmpty();
        assertThat(fields.fields("b").flag("c")).isFalse();
        assertThat(fields.fields("nowhere").isEmpty()).isTrue();
        assertThat(fields.has("a")).isFalse();
        assertThat(YamlDocument.first("").isEmpty()).isTrue();
    }

    @Test
    void a_wrong_type_is_told_with_its_place_and_without_its_value() throws Exception {
        YamlFields fields = YamlDocument.first("a: [{b: {c: 123456}}]");

        assertThatThrownBy(() -> fields.list("a").getFirst().fields("b").text("c"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("kubeconfig.type.text (a[0].b.c)");
    }

    @Test
    void a_field_becomes_json_with_its_types() throws Exception {
        assertThat(YamlDocument.first("a: {s: x, n: 007, i: -7, f: 1.50, b: on, z: ~, l: [1, 'two']}")
                        .json("a"))
                .isEqualTo("{\"s\":\"x\",\"n\":7,\"i\":-7,\"f\":1.50,\"b\":true,\"z\":null,\"l\":[1,\"two\"]}");
    }
}
