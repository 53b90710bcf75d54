package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.fence.Literals.Literal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sentences for people stand in the bundles, in every language, and not in the code. */
class SentencesTest {

    private static final List<Literal> LITERALS = Literals.ofAllModules();

    /** Two words in a row. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?<![\\w$/.])\\p{Ll}{2,} \\p{L}+|\\p{L}\\p{Ll}+ \\p{Ll}{2,}");

    /** Uses that nobody sees but who reads logs, stack traces and thread dumps, or that look for what others say. */
    private static final Pattern UNSEEN =
            Pattern.compile("LOG\\.\\w+|name|new (Illegal(State|Argument)|UncheckedIO)Exception"
                    + "|new UnsupportedOperationException|new AssertionError|(Objects\\.)?requireNonNull|annotation"
                    + "|Pattern\\.compile|DateTimeFormatter\\.ofPattern|(\\w+\\.)?(contains|startsWith|equals)"
                    + "|(\\w+\\.)?ask|new (LiveValue|Conflation|PollSpec)(<>)?");

    /** What is no sentence of ours, and why. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("PrometheusFailure", "what servers say"),
            Map.entry("Pager", "what servers say"),
            Map.entry("ErrorAnswer", "what servers say"),
            Map.entry("Re2Translation", "what RE2 says, as Prometheus passes it on"),
            Map.entry("HostCheck", "said to a program that connects"),
            Map.entry("LoginShell", "a command"),
            Map.entry("MacDesktop", "AppleScript"),
            Map.entry("SecretRules", "names of charts"),
            Map.entry("ProductRules", "names of products"),
            Map.entry("HttpFamily", "names of products"),
            Map.entry("Decimal", "caught where it is thrown"),
            Map.entry("Connector", "never called"),
            Map.entry("ByteQueue", "put into words by BrokenConnection"),
            Map.entry("ChannelSocket", "put into words by BrokenConnection"),
            Map.entry("PodSocket", "put into words by BrokenConnection"),
            Map.entry("WebSocketHandshake", "put into words by who catches it"),
            Map.entry("TlsMaterial", "a fault of Java's"),
            Map.entry("MatrixLimitException", "put into words by who catches it"),
            Map.entry("KubeconfigLock", "only logged"),
            Map.entry("RuntimeFolder", "only logged"),
            Map.entry("TimeSeries", "for a debugger"),
            Map.entry("GroupEdit", "PromQL"),
            Map.entry("Vector", "PromQL"),
            Map.entry("PromQl", "PromQL"),
            Map.entry("ScrapeIntervals", "PromQL"),
            Map.entry("MetricUsage", "PromQL"),
            Map.entry("MetricRestarts", "PromQL"),
            Map.entry("MetricPastFirings", "PromQL"),
            Map.entry("Diagnostics", "for who mends Porthole, in English"),
            Map.entry("SettingsFile", "only logged"),
            Map.entry("Painting", "a Java without PNG is not shipped"),
            Map.entry("Porthole", "before there is a language"),
            Map.entry("VersionText", "a build without a version is not shipped"),
            Map.entry("AppImage", "of the packages, which have one language"));

    /** Words that are names: of who was asked, and of what is counted. */
    private static final Set<String> NAMES = Set.of(
            "logs",
            "kubeconfig",
            "Kubernetes",
            "KQL",
            "Prometheus",
            "Alertmanager",
            "bytes",
            "points",
            "samples",
            "series");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    @Test
    void none_stands_in_the_code() {
        assertThat(LITERALS).hasSizeGreaterThan(2_000);
        assertThat(LITERALS)
                .filteredOn(literal -> !literal.isIn("connectors/demo") && !literal.isIn("installers"))
                .filteredOn(literal -> SENTENCE.matcher(literal.text()).find())
                .filteredOn(literal -> !UNSEEN.matcher(literal.use()).matches())
                .filteredOn(literal -> !ELSEWHERE.containsKey(literal.type()))
                .as("English that could reach a window: it belongs into a bundle")
                .isEmpty();
    }

    /** The sample cluster says what servers say, but not by failures that look like ours. */
    @Test
    void none_is_given_to_a_failure() {
        assertThat(LITERALS)
                .filteredOn(literal -> literal.use().startsWith("new Failure.")
                        || literal.use().equals("new Detail.Said")
                        || literal.use().equals("unparseable")
                        || literal.use().equals("Detail.said") && !literal.isIn("connectors/demo"))
                .filteredOn(literal -> LETTER.matcher(literal.text()).find() && !NAMES.contains(literal.text()))
                .isEmpty();
    }

    @Test
    void what_is_excused_is_there() {
        assertThat(ELSEWHERE.keySet())
                .allMatch(type ->
                        LITERALS.stream().anyMatch(literal -> literal.type().equals(type)));
    }
}
