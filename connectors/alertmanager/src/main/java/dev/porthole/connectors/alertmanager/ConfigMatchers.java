package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherReading;
import dev.porthole.connectors.api.matching.MatcherText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The three ways in which a configuration has matchers: two old maps, and a list of texts. */
final class ConfigMatchers {

    private final List<Detail> notes;

    /** @param notes gets a word on each matcher that cannot be read */
    ConfigMatchers(List<Detail> notes) {
        this.notes = notes;
    }

    List<Matcher> all(JsonNode of, String equal, String regex, String texts) {
        List<Matcher> all = new ArrayList<>();
        of.path(equal)
                .propertyStream()
                .forEach(entry ->
                        all.add(Matcher.equal(entry.getKey(), entry.getValue().asString(""))));
        of.path(regex)
                .propertyStream()
                .forEach(entry ->
                        add(Matcher.regex(entry.getKey(), entry.getValue().asString("")), all));
        for (JsonNode text : of.path(texts)) {
            read(text.asString(""), all);
        }
        return all;
    }

    private void read(String text, List<Matcher> all) {
        switch (MatcherText.read(text)) {
            case MatcherReading.Matchers(var matchers) -> all.addAll(matchers);
            case MatcherReading.Mistake(var column, var why) -> missed(text, why, all);
        }
    }

    private void add(Matcher matcher, List<Matcher> all) {
        MatcherText.mistake(matcher)
                .ifPresentOrElse(
                        wrong -> missed(MatcherText.of(matcher), Detail.of("matcher.regex", wrong), all),
                        () -> all.add(matcher));
    }

    /** The server took it, and we cannot: what it would match is not known, so that nothing is said to match it. */
    private void missed(String text, Detail why, List<Matcher> all) {
        notes.add(Detail.of("alertmanager.unread-matcher", text, why));
        all.add(Matcher.notRegex("", "(?s:.*)"));
    }
}
