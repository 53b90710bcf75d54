package dev.porthole.connectors.promql.real;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On the Prometheus that is on the path, which may be as old as 2.42. */
class DebianPrometheusTest extends RealPrometheusTest {

    /** What 2.x refuses or reads otherwise: numbers and durations for one another, quoted names, comments in brackets. */
    private static final Pattern SINCE_3 = Pattern.compile(
            "\\d[smhdwy]|[{,]\\s*[\"'`]|\\[\\s*[\\d.#]|#|_|offset|@|fill|anchored|smoothed|:|start|limit|\\(\\s*[\"'`]",
            Pattern.CASE_INSENSITIVE);

    DebianPrometheusTest() {
        super(false);
    }

    @Override
    Optional<Path> binaries() {
        return Stream.ofNullable(System.getenv("PATH"))
                .flatMap(path -> Stream.of(path.split(java.io.File.pathSeparator)))
                .map(Path::of)
                .filter(folder -> java.nio.file.Files.isExecutable(folder.resolve("prometheus")))
                .findFirst();
    }

    @Override
    String features() {
        return "";
    }

    @Override
    boolean excused(String query) {
        return SINCE_3.matcher(query).find();
    }
}
