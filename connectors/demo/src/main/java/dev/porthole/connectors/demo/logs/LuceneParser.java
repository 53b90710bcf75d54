package dev.porthole.connectors.demo.logs;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of Lucene's query string that the demo understands: words, phrases, {@code field:value}, {@code *} and
 * {@code ?}, AND, OR, NOT, +, -, groups. Terms without an operator between them must all match.
 */
final class LuceneParser {

    private static final String SPECIAL = "[]{}/~^<>";

    private final String text;
    private int at;
    private int depth;

    LuceneParser(String text) {
        this.text = text;
    }

    Predicate<LogLine> parse() throws BadLogQuery {
        Predicate<LogLine> all = either("");
        skipBlank();
        if (at < text.length()) {
            throw new BadLogQuery("unexpected '" + text.charAt(at) + "'", at + 1);
        }
        return all;
    }

    private Predicate<LogLine> either(String field) throws BadLogQuery {
        if (++depth > 100) {
            throw new BadLogQuery("the query is nested too deeply", at + 1);
        }
        Predicate<LogLine> any = both(field);
        while (word("OR")) {
            any = any.or(both(field));
        }
        depth--;
        return any;
    }

    private Predicate<LogLine> both(String field) throws BadLogQuery {
        Predicate<LogLine> all = one(field);
        while (word("AND") || goesOn()) {
            all = all.and(one(field));
        }
        return all;
    }

    /** Whether another term follows that no OR parts from the one before. */
    private boolean goesOn() {
        int here = at;
        boolean ends = word("OR") || at >= text.length() || text.charAt(at) == ')';
        at = here;
        return !ends;
    }

    private Predicate<LogLine> one(String field) throws BadLogQuery {
        if (word("NOT")) {
            return one(field).negate();
        }
        skipBlank();
        if (at >= text.length()) {
            throw new BadLogQuery("the query ends where a term is expected", at + 1);
        }
        char c = text.charAt(at);
        if (c == '!' || c == '-') {
            at++;
            return one(field).negate();
        }
        if (c == '+') {
            at++;
            return one(field);
        }
        if (c == '(') {
            int open = at++;
            Predicate<LogLine> group = either(field);
            if (at >= text.length()) {
                throw new BadLogQuery("this parenthesis is not closed", open + 1);
            }
            at++;
            return group;
        }
        return term(field);
    }

    private Predicate<LogLine> term(String field) throws BadLogQuery {
        int start = at;
        String word = text.charAt(at) == '"' ? phrase() : bare();
        if (at < text.length() && text.charAt(at) == ':' && field.isEmpty()) {
            at++;
            if (word.equals("_exists_")) {
                String name = bare();
                return line -> !line.field(name).isEmpty();
            }
            if (LogFields.find(word).isEmpty()) {
                return noSuchField(word, start);
            }
            return one(word);
        }
        if (word.isEmpty()) {
            throw new BadLogQuery("unexpected '" + text.charAt(at) + "'", at + 1);
        }
        boolean quoted = text.charAt(start) == '"';
        return field.isEmpty() ? anywhere(word, quoted) : inField(field, word, quoted);
    }

    /** A field that no line has matches nothing, as on a search server; what stands after it is still read. */
    private Predicate<LogLine> noSuchField(String name, int start) throws BadLogQuery {
        if (at >= text.length()) {
            throw new BadLogQuery("a value is missing after " + name, start + 1);
        }
        one(name);
        return line -> false;
    }

    private static Predicate<LogLine> anywhere(String word, boolean quoted) {
        if (!quoted && hasWildcard(word)) {
            Pattern pattern = wildcard(word);
            return line -> pattern.matcher(line.message()).find();
        }
        return new TextTest(word);
    }

    private static Predicate<LogLine> inField(String field, String word, boolean quoted) {
        boolean isText = LogFields.find(field).filter(LogFields.Field::isText).isPresent();
        if (!quoted && hasWildcard(word)) {
            Pattern pattern = wildcard(word);
            return isText
                    ? line -> pattern.matcher(line.field(field)).find()
                    : line -> pattern.matcher(line.field(field)).matches();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!isText) {
            return line -> line.field(field).equalsIgnoreCase(word);
        }
        return field.equals("message")
                ? new TextTest(word)
                        .and(line -> line.message().toLowerCase(Locale.ROOT).contains(lower))
                : line -> line.field(field).toLowerCase(Locale.ROOT).contains(lower);
    }

    private static boolean hasWildcard(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
    }

    private static Pattern wildcard(String word) {
        var regex = new StringBuilder("(?<![\\w])");
        for (char c : word.toCharArray()) {
            regex.append(c == '*' ? "\\S*" : c == '?' ? "\\S" : Pattern.quote("" + c));
        }
        return Pattern.compile(regex.append("(?![\\w])").toString(), Pattern.CASE_INSENSITIVE);
    }

    private String phrase() throws BadLogQuery {
        int open = at++;
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw new BadLogQuery("this quotation mark is not closed", open + 1);
        }
        String phrase = text.substring(at, end);
        at = end + 1;
        return phrase;
    }

    private String bare() throws BadLogQuery {
        var word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ':' || c == '(' || c == ')' || c == '"') {
                break;
            }
            if (SPECIAL.indexOf(c) >= 0) {
                throw new BadLogQuery(
                        "the demo cannot search with '" + c + "' (ranges, regular expressions, fuzzy terms, boosts)",
                        at + 1);
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            word.append(c);
            at++;
        }
        return word.toString();
    }

    private boolean word(String operator) {
        skipBlank();
        int end = at + operator.length();
        String symbol = operator.equals("AND") ? "&&" : operator.equals("OR") ? "||" : "\0";
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        boolean there = text.startsWith(operator, at)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
        at = there ? end : at;
        return there;
    }

    private void skipBlank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
