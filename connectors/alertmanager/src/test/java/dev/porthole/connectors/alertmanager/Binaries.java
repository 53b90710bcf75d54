package dev.porthole.connectors.alertmanager;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs of Alertmanager are, if they are here. */
public final class Binaries {

    private Binaries() {}

    /** Of the folder named by {@code PORTHOLE_TEST_STACK}. */
    public static Optional<Path> today(String program) {
        return first(Stream.ofNullable(System.getenv("PORTHOLE_TEST_STACK")).map(folder -> Path.of(folder, program)));
    }

    /** As new as today's Alertmanager: named by {@code PORTHOLE_TEST_AMTOOL}, or beside that. */
    static Optional<Path> amtool() {
        return first(Stream.ofNullable(System.getenv("PORTHOLE_TEST_AMTOOL")).map(Path::of))
                .or(() -> today("amtool"));
    }

    /** Of Debian 12, from the search path. */
    public static Optional<Path> debians(String program) {
        return first(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program)));
    }

    private static Optional<Path> first(Stream<Path> places) {
        return places.filter(Files::isExecutable).findFirst();
    }
}
