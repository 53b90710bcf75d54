package dev.porthole.connectors.promql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Matcher;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final long SEED = 20260131;
    private static final String NASTY = "\"\\{}[]()|.*+?^$\n\r\t`'=~!, \u0000é日😀a1_";

    private final Random random = new Random(SEED);

    private String text() {
        var out = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            int[] points = NASTY.codePoints().toArray();
            out.appendCodePoint(
                    random.nextBoolean() ? points[random.nextInt(points.length)] : 1 + random.nextInt(0xD7FE));
        }
        return out.toString();
    }

    /** Go's rules for a double quoted string, as far as we use them. */
    private static String unquoted(String quoted) {
        assertThat(quoted).startsWith("\"").endsWith("\"").doesNotContain("\n");
        var out = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            assertThat(c).isNotEqualTo('"');
            if (c != '\\') {
                out.append(c);
                continue;
            }
            i++;
            assertThat(i).isLessThan(quoted.length() - 1);
            switch (quoted.charAt(i)) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case '"' -> out.append('"');
                case '\\' -> out.append('\\');
                case 'x' -> {
                    out.append((char) Integer.parseInt(quoted.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new AssertionError("unknown escape in " + quoted);
            }
        }
        return out.toString();
    }

    @Test
    void any_value_survives_quoting() {
        for (int i = 0; i < 20_000; i++) {
            String value = text();
            assertThat(unquoted(new Quoted(value).text())).isEqualTo(value);
        }
    }

    @Test
    void a_literal_pattern_matches_its_value_and_no_other() {
        for (int i = 0; i < 20_000; i++) {
            String value = text();
            String other = text();
            var pattern = java.util.regex.Pattern.compile(
                    Pattern.anyOf(List.of("x", value)).text(), java.util.regex.Pattern.DOTALL);
            assertThat(pattern.matcher(value).matches()).isTrue();
            assertThat(pattern.matcher(other).matches()).isEqualTo(other.equals(value) || other.equals("x"));
        }
    }

    @Test
    void classic_names_stand_bare() {
        assertThat(Selector.of("up").text()).isEqualTo("up");
        assertThat(Selector.of("", Matcher.equal("job", "a")).text()).isEqualTo("{job=\"a\"}");
        assertThat(Selector.of("job:x:rate5m", Matcher.equal("job", "a\"b\\c\nd"))
                        .and(new Matcher("le", Matcher.Operator.NOT_REGEX, "1\\.0"))
                        .text())
                .isEqualTo("job:x:rate5m{job=\"a\\\"b\\\\c\\nd\",le!~\"1\\\\.0\"}");
    }

    @Test
    void other_names_are_quoted() {
        assertThat(Selector.of("http.requests").text()).isEqualTo("{\"http.requests\"}");
        assertThat(Selector.of("http.requests", Matcher.equal("net.peer\"", "x"))
                        .text())
                .isEqualTo("{\"http.requests\",\"net.peer\\\"\"=\"x\"}");
        assertThat(new LabelName("http.status_code").pathSegment()).isEqualTo("U__http_2e_status__code");
        assertThat(new LabelName("job").pathSegment()).isEqualTo("job");
    }
}
