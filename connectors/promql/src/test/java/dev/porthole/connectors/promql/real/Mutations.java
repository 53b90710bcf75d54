package dev.porthole.connectors.promql.real;

import java.util.List;
import java.util.Random;

/** Spoils texts a little: as typing, pasting and cutting do. */
public final class Mutations {

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"",
            "'",
            "`",
            "=",
            "=~",
            "!=",
            "!~",
            "==",
            ">",
            "<",
            "+",
            "-",
            "*",
            "/",
            "^",
            "%",
            "@",
            ":",
            ".",
            " ",
            "\n",
            "#",
            "5m",
            "0",
            "1e",
            "offset",
            "by",
            "on",
            "bool",
            "group_left",
            "sum",
            "rate",
            "inf",
            "x",
            "\\",
            "and",
            "ignoring",
            "start()",
            "é",
            "__name__",
            "[5m]",
            "{a=\"b\"}",
            "without");

    private final Random random;

    public Mutations(Random random) {
        this.random = random;
    }

    public String of(String text) {
        String changed = text;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private String once(String text) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(4));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + piece + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, at) + piece + text.substring(to);
            default -> text.substring(0, to) + text.substring(at);
        };
    }
}
