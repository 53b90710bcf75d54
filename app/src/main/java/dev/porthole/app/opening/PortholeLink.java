package dev.porthole.app.opening;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.navigation.Destination;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A link to a place: {@code porthole://open?context=..&namespace=..&page=..&from=..&to=..&filter=..}, times as ISO 8601.
 * It comes from a chat or a web page and so from anybody: it can name what to look at and nothing else, no server, no file,
 * no command; a word that is not known, or one that is too long, makes it no link.
 */
public final class PortholeLink {

    private static final String START = "porthole://open";
    private static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 253;
    private static final Set<String> FROM_ANYBODY = Set.of("context", "namespace", "page", "from", "to", "filter");
    /** Only between two starts of the same person's. */
    private static final Set<String> AMONG_OURSELVES = Set.of("board", "window");

    /** What a text turned out to be. */
    public sealed interface Reading {}

    public record Link(Opening opening) implements Reading {}

    /** @param why in words for a person */
    public record Refused(Phrase why) implements Reading {}

    /** Whether it is meant to be one. */
    public static boolean isLink(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("porthole:");
    }

    /** A link from anywhere. */
    public Reading read(String text) {
        return read(text, FROM_ANYBODY);
    }

    /** What another start of this person's sent. */
    Reading readOurs(String text) {
        var known = new HashSet<>(FROM_ANYBODY);
        known.addAll(AMONG_OURSELVES);
        return read(text, known);
    }

    private static Reading read(String text, Set<String> known) {
        String link = text.strip();
        if (link.length() > LONGEST) {
            return new Refused(Phrase.of("terminal.link.long", LONGEST));
        }
        int question = link.indexOf('?');
        String place = question < 0 ? link : link.substring(0, question);
        if (!place.equals(START) && !place.equals(START + "/")) {
            return new Refused(Phrase.of("terminal.link.other", place));
        }
        var values = new LinkedHashMap<String, String>();
        try {
            for (String pair :
                    question < 0 ? new String[0] : link.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!known.contains(name) || values.containsKey(name)) {
                    return new Refused(Phrase.of("terminal.link.word", name));
                }
                if (equals < 0) {
                    return new Refused(Phrase.of("terminal.link.value", name));
                }
                values.put(name, URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return opening(values);
        } catch (IllegalArgumentException | DateTimeException mistake) {
            return new Refused(Phrase.of("terminal.link.malformed"));
        }
    }

    private static Reading opening(Map<String, String> values) {
        for (String name : values.keySet()) {
            String value = values.get(name);
            boolean isName = name.equals("context") || name.equals("namespace");
            if (value == null
                    || value.chars().anyMatch(Character::isISOControl)
                    || (isName && (value.isBlank() || value.length() > LONGEST_NAME))) {
                return new Refused(Phrase.of("terminal.link.value", name));
            }
        }
        Optional<String> page = Optional.ofNullable(values.get("page"));
        Optional<Destination> destination = page.flatMap(PortholeLink::destination);
        if (page.isPresent() && destination.isEmpty()) {
            return new Refused(Phrase.of("terminal.link.page", page.get(), pages()));
        }
        if (values.containsKey("from") != values.containsKey("to")) {
            return new Refused(Phrase.of("terminal.link.times"));
        }
        Optional<Instant> from = Optional.ofNullable(values.get("from")).map(Instant::parse);
        Optional<Instant> to = Optional.ofNullable(values.get("to")).map(Instant::parse);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            return new Refused(Phrase.of("terminal.link.times"));
        }
        return new Link(new Opening(
                Optional.ofNullable(values.get("context")),
                Optional.ofNullable(values.get("namespace")),
                destination,
                from.flatMap(start -> to.map(end -> new TimeRange(start, end))),
                Optional.ofNullable(values.get("filter")),
                Optional.ofNullable(values.get("board")).map(Path::of),
                values.containsKey("window")));
    }

    private static Optional<Destination> destination(String word) {
        return Arrays.stream(Destination.values())
                .filter(destination ->
                        destination.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static String pages() {
        return Arrays.stream(Destination.values())
                .map(destination -> destination.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The link to a place, for others; a board's file and a window's being new are nobody else's. */
    public String text(Opening opening) {
        var values = new LinkedHashMap<String, String>();
        opening.context().ifPresent(context -> values.put("context", context));
        opening.namespace().filter(name -> !name.isEmpty()).ifPresent(namespace -> values.put("namespace", namespace));
        opening.page().ifPresent(page -> values.put("page", page.name().toLowerCase(Locale.ROOT)));
        opening.range().ifPresent(range -> {
            values.put("from", range.start().toString());
            values.put("to", range.end().toString());
        });
        opening.filter().filter(text -> !text.isBlank()).ifPresent(filter -> values.put("filter", filter));
        return written(values);
    }

    /** For another start of this person's: all there is. */
    String ours(Opening opening) {
        String link = text(opening);
        var more = new LinkedHashMap<String, String>();
        opening.board().ifPresent(board -> more.put("board", board.toString()));
        if (opening.newWindow()) {
            more.put("window", "new");
        }
        String rest = written(more).substring(START.length());
        return link + (link.contains("?") ? rest.replace('?', '&') : rest);
    }

    private static String written(Map<String, String> values) {
        return START
                + values.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    }
}
