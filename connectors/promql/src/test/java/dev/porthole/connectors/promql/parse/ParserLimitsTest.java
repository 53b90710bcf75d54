package dev.porthole.connectors.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.promql.print.Printer;
import dev.porthole.connectors.promql.real.Mutations;
import dev.porthole.connectors.promql.real.QueryGenerator;
import dev.porthole.connectors.promql.syntax.Nodes;
import dev.porthole.connectors.promql.syntax.Token;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text: an answer, with a column inside the text, in time. */
class ParserLimitsTest {

    private static final long SEED = 4711;

    @Test
    void spoiled_queries_are_read_or_refused_at_a_place_in_the_text() {
        var random = new Random(SEED);
        var mutations = new Mutations(random);
        var generator = new QueryGenerator(random, true);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = mutations.of(generator.query());
            long start = System.nanoTime();
            Parsed parsed = Parser.parse(text);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(Duration.ofSeconds(1));
            assertThat(Lexer.tokens(text).stream().map(Token::text).collect(Collectors.joining()))
                    .isEqualTo(text);
            switch (parsed) {
                case Parsed.Refused(var error) -> {
                    refused++;
                    assertThat(error.column()).as(text).isBetween(1, text.length() + 1);
                    assertThat(error.detail().isEmpty()).isFalse();
                }
                case Parsed.Query query -> {
                    String printed = Printer.print(query.root());
                    assertThat(Parser.parse(printed)).as(printed).isInstanceOf(Parsed.Query.class);
                }
            }
        }
        assertThat(refused).isBetween(5_000, 9_500);
    }

    @Test
    void random_characters_are_refused() {
        var random = new Random(SEED);
        String alphabet = "{}[]()=~!<>\"'`\\#@:,.^%*/+-_aef0159xmsSUM \n\té\ud83d\ude00\ud800";
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(60), 0, alphabet.length())
                    .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                    .collect(Collectors.joining());
            if (Parser.parse(text) instanceof Parsed.Refused(var error)) {
                assertThat(error.column()).as(text).isBetween(1, text.length() + 1);
            }
        }
    }

    static Stream<String> long_queries() {
        return Stream.of(
                "1" + " + 1".repeat(25_000),
                "up{" + "job=\"a\",".repeat(12_500) + "}",
                "sum by (" + "label, ".repeat(14_000) + ") (up)",
                "up{job=~\"" + "abc|".repeat(25_000) + "d\"}",
                "up or ".repeat(16_000) + "up",
                "clamp(" + "up, ".repeat(25_000) + "1)",
                "# " + "x".repeat(100_000) + "\nup",
                "\"" + "\\n".repeat(50_000) + "\"",
                "1" + "0".repeat(100_000),
                "1_0".repeat(33_000),
                "1h".repeat(50_000),
                "(".repeat(100_000),
                "'".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("long_queries")
    void a_hundred_kilobytes_take_well_under_a_second(String text) {
        Parser.parse(text);
        long start = System.nanoTime();
        Parsed parsed = Parser.parse(text);
        if (parsed instanceof Parsed.Query query) {
            assertThat(Nodes.of(query.root())).isNotEmpty();
            assertThat(Printer.print(query.root())).isNotEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
    }
}
