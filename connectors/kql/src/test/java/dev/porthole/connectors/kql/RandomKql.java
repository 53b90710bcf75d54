package dev.porthole.connectors.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes any tree that a text can mean, of names and values of the worst kind. */
final class RandomKql {

    private static final String[] WORST = {
        "or",
        "and",
        "not",
        "order",
        "knot x",
        "a or b",
        "x and",
        "not y",
        "OR",
        "Not a",
        "\\",
        "\"",
        "*",
        "(",
        ")",
        ":",
        "<",
        ">",
        "{",
        "}",
        "\n",
        "\not",
        "\t",
        "\r\n",
        " lead",
        "trail ",
        "a  b",
        "\u00a0",
        "ü",
        "주문 실패",
        "\ud83d\ude00",
        "\\or",
        "\\\\",
        "\\u0041",
        "true",
        "null",
        "1",
        "-5",
        "a:b",
        "f(x)",
        "{}",
        "a\\*b",
        "or or",
        "\"quoted\"",
        "<=",
        "."
    };

    private final RandomGenerator random;

    RandomKql(RandomGenerator random) {
        this.random = random;
    }

    Kql tree() {
        return random.nextInt(50) == 0 ? new Kql.All() : tree(4);
    }

    private Kql tree(int depth) {
        return switch (random.nextInt(depth <= 0 ? 3 : 8)) {
            case 0 -> new Kql.Anywhere(term());
            case 1 -> new Kql.Is(term(), term());
            case 2 -> new Kql.Compare(term(), Kql.Operator.values()[random.nextInt(4)], term());
            case 3, 4 -> new Kql.And(several(depth));
            case 5 -> new Kql.Or(several(depth));
            case 6 -> new Kql.Not(tree(depth - 1));
            default -> new Kql.Nested(term(), tree(depth - 1));
        };
    }

    private List<Kql> several(int depth) {
        return list(2 + random.nextInt(3), () -> tree(depth - 1));
    }

    Term term() {
        if (random.nextInt(3) == 0) {
            return Term.phrase(random.nextInt(9) == 0 ? "" : text());
        }
        if (random.nextInt(4) == 0) {
            return new Term(list(2 + random.nextInt(2), () -> random.nextBoolean() ? "" : text()), false);
        }
        return Term.word(text());
    }

    private String text() {
        return String.join(
                random.nextBoolean() ? " " : "",
                list(1 + random.nextInt(3), () -> WORST[random.nextInt(WORST.length)]));
    }

    private static <T> List<T> list(int size, Supplier<T> each) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(each.get());
        }
        return list;
    }
}
