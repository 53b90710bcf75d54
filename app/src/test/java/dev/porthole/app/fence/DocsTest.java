package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocsTest {

    private static final Path REPOSITORY = Path.of("..");
    /** A class in backquotes, with what follows its name: {@code TileReading.absent(...)}. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z.]+\\.)?([A-Z][a-z]+(?:[A-Z][a-z]*)+)[`.(:,]");

    private static final Set<String> OF_OTHERS = Set.of("GatewayPorts", "VirtualFlow", "LineChart", "PixelBuffer");

    @Test
    void the_how_tos_name_classes_that_exist() throws IOException {
        Set<String> classes = files(".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<Path> howTos = files(".md")
                .filter(file -> file.toString().contains("howto")
                        || file.getFileName().toString().startsWith("add-"))
                .toList();
        assertThat(howTos).hasSizeGreaterThanOrEqualTo(3);

        var unknown = new TreeSet<String>();
        for (Path howTo : howTos) {
            CLASS.matcher(Files.readString(howTo))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !classes.contains(name) && !OF_OTHERS.contains(name))
                    .forEach(name -> unknown.add(name + " in " + howTo.getFileName()));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void decisions_have_numbers_in_one_row_and_the_same_headings() throws IOException {
        List<Path> decisions;
        try (Stream<Path> found = Files.list(Path.of("docs", "decisions"))) {
            decisions = found.sorted().toList();
        }
        for (int i = 0; i < decisions.size(); i++) {
            String text = Files.readString(decisions.get(i));
            assertThat(decisions.get(i).getFileName().toString()).startsWith("%04d-".formatted(i + 1));
            assertThat(text).startsWith("# " + (i + 1) + ". ").contains("## Context", "## Decision", "## Consequences");
        }
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(REPOSITORY)) {
            return all
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
