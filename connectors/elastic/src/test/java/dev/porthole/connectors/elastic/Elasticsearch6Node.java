package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Elasticsearch 6.8 with security on, as a process of its own, from the distribution that the build unpacks. It
 * refuses to run as root, so root runs it as {@code nobody}; and it knows Java up to 17.
 */
final class Elasticsearch6Node implements AutoCloseable {

    private static final String PASSWORD = "first-Pass word";
    private static final String NOBODY = "65534";
    private static final Path DISTRIBUTION = Path.of("target/elasticsearch/elasticsearch-6.8.23");

    private final Process process;
    private final Path home;
    private final TestServer server;

    private Elasticsearch6Node(Process process, Path home, TestServer server) {
        this.process = process;
        this.home = home;
        this.server = server;
    }

    static Elasticsearch6Node start() throws IOException, InterruptedException {
        Required.or(
                Optional.of(DISTRIBUTION).filter(Files::isDirectory),
                "Elasticsearch 6.8.23 is not unpacked in " + DISTRIBUTION);
        String java = Required.or(javaHome(), "a JDK from 8 to 17, which Elasticsearch 6.8 needs, is not here");
        // a folder that another user can reach, as the build's may not be
        Path home = Files.createTempDirectory("elasticsearch6");
        Path log = home.resolve("out.log");
        int port = freePort();
        run(log, List.of("cp", "-r", DISTRIBUTION.toAbsolutePath() + "/.", home.toString()));
        configure(home, port);
        if (isRoot()) {
            run(log, List.of("chown", "-R", NOBODY + ":" + NOBODY, home.toString()));
            run(log, List.of("chmod", "755", home.toString()));
        }
        List<String> as = new ArrayList<>(
                isRoot() ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of());
        as.addAll(List.of("env", "HOME=" + home, "JAVA_HOME=" + java, "ES_TMPDIR=" + home.resolve("tmp")));
        run(log, with(as, home.resolve("bin/elasticsearch-keystore").toString(), "create"));
        Path password = home.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        run(
                log,
                password,
                with(
                        as,
                        home.resolve("bin/elasticsearch-keystore").toString(),
                        "add",
                        "-x",
                        "-f",
                        "bootstrap.password"));
        Process process = new ProcessBuilder(
                        with(as, home.resolve("bin/elasticsearch").toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var login = new Credentials.Basic("elastic", new Secret(PASSWORD));
        var node = new Elasticsearch6Node(
                process, home, new TestServer(URI.create("http://127.0.0.1:" + port), Optional.of(login)));
        node.awaitReady(log);
        return node;
    }

    TestServer server() {
        return server;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        // They write into the folder, too.
        children.forEach(child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (!isReady()) {
            if (System.nanoTime() > end || process.waitFor(500, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("no Elasticsearch: " + Files.readString(log));
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            server.send("GET", "/_cluster/health?wait_for_status=yellow", "");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void configure(Path home, int port) throws IOException {
        Files.createDirectories(home.resolve("tmp"));
        Files.writeString(home.resolve("config/elasticsearch.yml"), """
            network.host: 127.0.0.1
            http.port: %d
            transport.tcp.port: %d
            discovery.type: single-node
            xpack.security.enabled: true
            xpack.ml.enabled: false
            xpack.monitoring.enabled: false
            """.formatted(port, 0));
        Path options = home.resolve("config/jvm.options");
        Files.writeString(
                options,
                Files.readString(options).replaceAll("-Xm([sx])1g", "-Xm$1512m").replace("-XX:+AlwaysPreTouch", ""));
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        run(log, Path.of("/dev/null"), command);
    }

    private static void run(Path log, Path input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " failed: " + Files.readString(log));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** {@code PORTHOLE_TEST_OLD_JAVA}, or where Linux distributions put their JDKs. */
    private static Optional<String> javaHome() throws IOException {
        String told = System.getenv("PORTHOLE_TEST_OLD_JAVA");
        if (told != null) {
            return Optional.of(told);
        }
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(
                            home -> home.getFileName().toString().matches(".*(java|jdk|temurin)-?(1\\.)?(8|11|17)\\b.*")
                                    && Files.isExecutable(home.resolve("bin/java")))
                    .map(Path::toString)
                    .sorted()
                    .findFirst();
        }
    }

    private static int freePort() throws UncheckedIOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
