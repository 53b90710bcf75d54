package dev.porthole.connectors.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text to tree and back. */
class KqlTextTest {

    private static Kql.Is is(String field, String value) {
        return new Kql.Is(Term.word(field), Term.word(value));
    }

    private static Kql any(String value) {
        return new Kql.Anywhere(Term.word(value));
    }

    @Test
    void ten_thousand_trees_are_read_again_as_they_were() throws BadKql {
        for (long seed = 0; seed < 10_000; seed++) {
            Kql tree = new RandomKql(new Random(seed)).tree();
            String text = tree.text();
            try {
                assertThat(Kql.parse(text)).as("seed %d: %s", seed, text).isEqualTo(tree);
                assertThat(Kql.parse("  " + text + "\n"))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(tree);
            } catch (BadKql bad) {
                throw new AssertionError("seed " + seed + " at " + bad.column() + ": " + text + " of " + tree, bad);
            }
        }
    }

    @Test
    void ten_thousand_texts_are_read_or_refused_at_a_column_of_theirs() {
        int read = 0;
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var text = new StringBuilder(new RandomKql(random).tree().text());
            for (int change = 0; change < 3 && !text.isEmpty(); change++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "():<>\"*{}\\ ".charAt(random.nextInt(11)));
                    default -> text.setLength(at);
                }
            }
            try {
                Kql tree = Kql.parse(text.toString());
                assertThat(Kql.parse(tree.text())).as(text.toString()).isEqualTo(tree);
                read++;
            } catch (BadKql bad) {
                assertThat(bad.column()).as(text.toString()).isBetween(1, text.length() + 1);
                assertThat(bad.detail().isEmpty()).isFalse();
            }
        }
        assertThat(read).isBetween(1_000, 9_999);
    }

    @Test
    void kibanas_own_cases() throws BadKql {
        assertThat(Kql.parse("")).isEqualTo(new Kql.All());
        assertThat(Kql.parse("   ")).isEqualTo(new Kql.All());
        assertThat(Kql.parse("foo or bar and baz or qux"))
                .isEqualTo(new Kql.Or(List.of(any("foo"), new Kql.And(List.of(any("bar"), any("baz"))), any("qux"))));
        assertThat(Kql.parse("foo or (bar and baz)")).isEqualTo(Kql.parse("foo or bar and baz"));
        assertThat(Kql.parse("not foo and bar")).isEqualTo(new Kql.And(List.of(new Kql.Not(any("foo")), any("bar"))));
        assertThat(Kql.parse("foo:((bar or baz) and not qux)"))
                .isEqualTo(new Kql.And(List.of(
                        new Kql.Or(List.of(is("foo", "bar"), is("foo", "baz"))), new Kql.Not(is("foo", "qux")))));
        assertThat(Kql.parse("machine*:osx"))
                .isEqualTo(new Kql.Is(new Term(List.of("machine", ""), false), Term.word("osx")));
        assertThat(Kql.parse("foo:bar baz")).isEqualTo(is("foo", "bar baz"));
        assertThat(Kql.parse("foo : bar  ")).isEqualTo(is("foo", "bar"));
        assertThat(Kql.parse("bytes > 1000 and bytes<=8000"))
                .isEqualTo(new Kql.And(List.of(
                        new Kql.Compare(Term.word("bytes"), Kql.Operator.GT, Term.word("1000")),
                        new Kql.Compare(Term.word("bytes"), Kql.Operator.LTE, Term.word("8000")))));
        assertThat(Kql.parse("response:200 and nestedField:{ childOfNested:foo or childOfNested:bar }"))
                .isEqualTo(new Kql.And(List.of(
                        is("response", "200"),
                        new Kql.Nested(
                                Term.word("nestedField"),
                                new Kql.Or(List.of(is("childOfNested", "foo"), is("childOfNested", "bar")))))));
        assertThat(Kql.parse("\"\\\\():<>\\\"*\"")).isEqualTo(new Kql.Anywhere(Term.phrase("\\():<>\"*")));
        assertThat(Kql.parse("\\\\\\(\\)\\:\\<\\>\\\"\\*")).isEqualTo(any("\\():<>\"*"));
        assertThat(Kql.parse("foo\\u0020\\or bar")).isEqualTo(any("foo or bar"));
        assertThat(Kql.parse("NOT a OR b")).isEqualTo(Kql.parse("not a or b"));
        assertThat(Kql.parse("knot x")).isEqualTo(any("knot x"));
        assertThat(Kql.parse("@timestamp >= \"2026-01-30\""))
                .isEqualTo(new Kql.Compare(Term.word("@timestamp"), Kql.Operator.GTE, Term.phrase("2026-01-30")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '§',
            value = {
                "foo:~5~kql.expected-value",
                "foo: and bar~6~kql.expected-value",
                "foo and and bar~9~kql.expected-condition",
                "(foo or bar~1~kql.not-closed",
                "foo)~4~kql.not-opened",
                "()~2~kql.expected-condition",
                "foo:(bar baz:x)~13~kql.expected-close",
                "foo:\"bar~5~kql.quote-not-closed",
                "foo <~6~kql.expected-value",
                "not not x~5~kql.not-not",
                "f:(not not x)~8~kql.not-not",
                ":x~1~kql.expected-condition",
                "nested:{ a:b~8~kql.not-closed",
                "a \\q~3~kql.bad-escape",
                "a:\\u12~3~kql.bad-escape",
                "a:b:c~4~kql.expected-end",
                "a:\"x\" \"y\"~7~kql.expected-end"
            })
    void mistakes_are_told_at_their_column(String text, int column, String key) {
        BadKql bad = catchThrowableOfType(BadKql.class, () -> Kql.parse(text));

        assertThat(bad).as(text).isNotNull();
        assertThat(bad.column()).isEqualTo(column);
        assertThat(bad.detail().toString()).startsWith(key);
    }

    @Test
    void nesting_without_end_is_refused() {
        BadKql bad = catchThrowableOfType(BadKql.class, () -> Kql.parse("(".repeat(100_000)));

        assertThat(bad.detail().toString()).startsWith("kql.too-deep");
    }

    @Test
    void pills_come_from_the_tree_and_go_back_to_it() throws BadKql {
        Kql tree = Kql.parse("level:error and not service:cart and (a:1 or b:2)");
        List<FilterPill> pills = FilterPill.of(List.of(tree));

        assertThat(pills)
                .extracting(pill -> pill.tree().text())
                .containsExactly("level:error", "not service:cart", "a:1 or b:2");
        assertThat(FilterPill.tree(pills)).isEqualTo(tree);
        assertThat(FilterPill.tree(List.of(
                                pills.get(0).inverted(),
                                pills.get(1).inverted(),
                                pills.get(2).disabled(true)))
                        .text())
                .isEqualTo("not level:error and service:cart");
        assertThat(FilterPill.tree(List.of()).text()).isEmpty();
    }
}
