package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Labels and matchers as people write them, and as nobody should: quotes, escapes, signs of the syntax, any language. */
final class GeneratedMatchers {

    private static final List<String> CLASSIC_NAMES = List.of("team", "severity", "service", "a_b", "x:y");
    private static final List<String> ODD_NAMES =
            List.of("\ub2e8\uacc4", "a.b", "k8s/app", "two words", "quo\"te", "caf\u00e9");
    private static final List<String> VALUES = List.of(
            "shop",
            "bank",
            "critical",
            "warning",
            "a,b",
            "say \"hi\"",
            "back\\slash",
            "{braces}",
            "a=b",
            "x!~y",
            " blanks ",
            "line\nbreak",
            "tab\there",
            "\ub2e8\uacc4",
            "caf\u00e9",
            "\ud83d\udea8",
            "1.5",
            "a.b",
            "Shop",
            "sho",
            "'single'",
            "`tick`");
    private static final List<String> EXPRESSIONS = List.of(
            "shop|bank",
            "s.*",
            ".*",
            ".+",
            "",
            "[a-z]+",
            "[^a-z]+",
            "(?i)SHOP",
            "(?i)CAF\u00c9",
            "sh(o|0)p",
            "w.r{1}ning",
            "a[,.]b",
            "\\w+",
            "\\W.*",
            "\\d+\\.\\d",
            "\\pL+",
            "\\p{L}+",
            "\\p{Greek}*",
            "[[:alpha:]]+",
            "line.break",
            "(?s)line.break",
            "line\\sbreak",
            "line$",
            "(?m)line$\\n.*",
            "^shop$",
            "back\\\\slash",
            "\\Qa.b\\E",
            "\\x73hop",
            "s{1,2}hop",
            "(?:ba|sho)(?:nk|p)",
            "(?P<n>shop)",
            "sho?p?",
            "\ub2e8.",
            "[\uac00-\ud7a3]+",
            "(sho",
            "shop)",
            "[a-",
            "*shop",
            "a**",
            "a{2}{3}",
            "(?=shop)shop",
            "\\1",
            "a{1001}",
            "\\y",
            "[z-a]",
            "(?U)s.*",
            "\\C+",
            "x{,2}",
            "{2}",
            "a|*",
            "\\b\\w+\\b",
            "\\pN\\.\\pN",
            "[\\d.]+",
            "[^\\W]+",
            "(?i:s)hop");
    private static final List<String> PIECES = List.of(
            "{", "}", "=", "!=", "=~", "!~", "!", ",", "\"", "\\", "'", " ", "\n", "a", "team", "shop", ".", "\\n",
            "\\\"", "\ub2e8", "\\x41", "\\u0041", "\u00a0");

    private final Random random;

    GeneratedMatchers(Random random) {
        this.random = random;
    }

    Labels labels() {
        Labels labels = Labels.EMPTY;
        for (int i = random.nextInt(4); i >= 0; i--) {
            labels = labels.with(name(), from(VALUES));
        }
        return labels;
    }

    /** One that servers may refuse for its regular expression only. */
    Matcher matcher() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Matcher.equal(name(), value());
            case 2 -> Matcher.notEqual(name(), value());
            case 3, 4 -> Matcher.regex(name(), expression());
            default -> Matcher.notRegex(name(), expression());
        };
    }

    /** One in some way of writing; now and then no matcher at all. */
    String text() {
        Matcher matcher = matcher();
        String sign = matcher.operator().sign();
        return switch (random.nextInt(8)) {
            case 0 -> matcher.name() + sign + matcher.value();
            case 1 ->
                " " + matcher.name() + " " + sign + " \"" + matcher.value().replace("\"", "\\\"") + "\" ";
            case 2 -> matcher.name() + sign + "\"" + matcher.value() + "\"";
            case 3 ->
                "\"" + matcher.name() + "\"" + sign
                        + MatcherText.of(Matcher.equal("a", matcher.value())).substring(2);
            case 4 -> garbled(MatcherText.of(matcher));
            default -> MatcherText.of(matcher);
        };
    }

    /** Several with commas between, in braces now and then, and now and then garbled. */
    String texts() {
        var texts = new StringBuilder(text());
        for (int i = random.nextInt(3); i > 0; i--) {
            texts.append(random.nextBoolean() ? "," : " , ").append(text());
        }
        switch (random.nextInt(6)) {
            case 0, 1 -> texts.insert(0, "{").append("}");
            case 2 -> texts.append(",");
            case 3 -> texts.insert(0, "{");
            default -> {}
        }
        return random.nextInt(5) == 0 ? garbled(texts.toString()) : texts.toString();
    }

    private String garbled(String text) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean() && at < changed.length()) {
                changed.deleteCharAt(at);
            } else {
                changed.insert(at, from(PIECES));
            }
        }
        // half a character is none
        return new String(changed.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String expression() {
        return switch (random.nextInt(4)) {
            case 0 -> value().replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
            case 1 -> from(EXPRESSIONS) + "|" + from(EXPRESSIONS);
            default -> from(EXPRESSIONS);
        };
    }

    private String name() {
        return random.nextInt(3) == 0 ? from(ODD_NAMES) : from(CLASSIC_NAMES);
    }

    private String value() {
        return random.nextInt(12) == 0 ? "" : from(VALUES);
    }

    private <T> T from(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
