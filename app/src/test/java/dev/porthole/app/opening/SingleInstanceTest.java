package dev.porthole.app.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class SingleInstanceTest {

    private static final int STARTS = 8;

    /** Not JUnit's folder: a socket's path may have 107 characters. */
    private Path folder;

    private final List<OpeningServer> servers = new ArrayList<>();
    private final BlockingQueue<Opening> shown = new ArrayBlockingQueue<>(STARTS);

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = Files.createTempDirectory("porthole");
    }

    @AfterEach
    void take_all_away() throws IOException {
        servers.forEach(OpeningServer::close);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_second_start_hands_over_what_it_was_to_open() throws Exception {
        serve(start(Opening.WINDOW));
        Opening wanted = Opening.WINDOW.withContext(Optional.of("prod")).withBoard(Path.of("/a b.porthole.yaml"));

        assertThat(start(wanted)).isInstanceOf(SingleInstance.HandedOver.class);

        assertThat(shown.poll(5, TimeUnit.SECONDS)).isEqualTo(wanted);
    }

    @Test
    void of_many_starts_at_once_one_is_first() throws Exception {
        var together = new CyclicBarrier(STARTS);
        Callable<SingleInstance.Claim> start = () -> {
            together.await();
            SingleInstance.Claim claim = start(Opening.WINDOW);
            serve(claim);
            return claim;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SingleInstance.Claim>> claims = threads.invokeAll(java.util.Collections.nCopies(STARTS, start));
            int first = 0;
            for (Future<SingleInstance.Claim> claim : claims) {
                if (claim.get() instanceof SingleInstance.Alone(var server)) {
                    assertThat(server).isPresent();
                    first++;
                }
            }
            assertThat(first).isOne();
        }
        assertThat(shown).hasSize(STARTS - 1);
    }

    @Test
    void what_a_dead_process_left_is_taken_over() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("window.sock")));
        }
        Files.writeString(folder.resolve("window.lock"), "");
        assertThat(folder.resolve("window.sock")).exists();

        assertThat(start(Opening.WINDOW)).isInstanceOfSatisfying(SingleInstance.Alone.class, alone -> {
            serve(alone);
            assertThat(alone.server()).isPresent();
        });
        assertThat(start(Opening.WINDOW)).isInstanceOf(SingleInstance.HandedOver.class);
    }

    @Test
    void after_the_end_of_the_first_the_next_is_first() throws Exception {
        serve(start(Opening.WINDOW));
        servers.getFirst().close();

        assertThat(start(Opening.WINDOW))
                .isInstanceOf(SingleInstance.Alone.class)
                .satisfies(this::serve);
    }

    @Test
    void nobody_else_can_enter_the_folder() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        serve(start(Opening.WINDOW));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void nonsense_opens_nothing_and_ends_nothing() throws Exception {
        serve(start(Opening.WINDOW));
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("window.sock")))) {
            channel.write(ByteBuffer.wrap("GET / HTTP/1.1\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(channel.read(ByteBuffer.allocate(10))).isNegative();
        }

        assertThat(start(Opening.WINDOW)).isInstanceOf(SingleInstance.HandedOver.class);
        assertThat(shown).hasSize(1);
    }

    private SingleInstance.Claim start(Opening opening) throws InterruptedException {
        return new SingleInstance(new RuntimeFolder(folder), "window").claim(opening);
    }

    private void serve(SingleInstance.Claim claim) {
        if (claim instanceof SingleInstance.Alone(var server)) {
            server.ifPresent(found -> {
                synchronized (servers) {
                    servers.add(found);
                }
                found.serve(shown::add);
            });
        }
    }
}
