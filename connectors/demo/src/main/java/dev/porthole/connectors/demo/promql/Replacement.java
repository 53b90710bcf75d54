package dev.porthole.connectors.demo.promql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code $1}, {@code ${1}} and {@code $name} into a text, as Go's regular expressions do: unknown ones are empty. */
final class Replacement {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+)|(\\$))");

    private Replacement() {}

    static String expand(String template, Matcher match) {
        return REFERENCE.matcher(template).replaceAll(reference -> {
            if (reference.group(3) != null) {
                return "\\$";
            }
            String name = reference.group(1) != null ? reference.group(1) : reference.group(2);
            return Matcher.quoteReplacement(group(match, name));
        });
    }

    private static String group(MatchResult match, String name) {
        boolean number = name.chars().allMatch(Character::isDigit) && name.length() < 4;
        String value = null;
        if (number) {
            int index = Integer.parseInt(name);
            value = index <= match.groupCount() ? match.group(index) : null;
        } else if (match.namedGroups().containsKey(name)) {
            value = match.group(name);
        }
        return value == null ? "" : value;
    }
}
