package dev.porthole.app.opening;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Porthole for each person, screen and set of servers. The first start holds a lock that ends with its process,
 * however that ends, and listens at a Unix-domain socket in a folder that only this person can enter; a later one finds the
 * lock taken and hands over what it was to open. What is left of a process that died is taken over with its lock.
 */
public final class SingleInstance {

    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    /** The other may hold the lock and not listen yet: it starts at the same moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST = 16_000;
    private static final String SHOWN = "shown\n";

    private final RuntimeFolder folder;
    private final String name;

    /** @param name of what is shared, such as "window-3f2a"; fit for a file */
    public SingleInstance(RuntimeFolder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** What a start found. */
    public sealed interface Claim {}

    /** Another one runs, and shows it. */
    public record HandedOver() implements Claim {}

    /** This one is it, or there can be none: no folder for it, or another that does not answer. */
    public record Alone(Optional<OpeningServer> server) implements Claim {}

    /** Hands {@code opening} to the one that runs, or becomes it. */
    public Claim claim(Opening opening) throws InterruptedException {
        try {
            Path place = folder.made();
            var lockFile = FileChannel.open(
                    place.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Path socket = place.resolve(name + ".sock");
            long end = System.nanoTime() + PATIENCE.toNanos();
            do {
                FileLock lock = lock(lockFile);
                if (lock != null) {
                    return new Alone(Optional.of(listen(socket, lockFile)));
                }
                if (hand(socket, opening)) {
                    lockFile.close();
                    return new HandedOver();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            } while (System.nanoTime() < end);
            lockFile.close();
            LOG.warn("Another Porthole holds {} and does not answer; this one opens a window of its own", socket);
        } catch (IOException | UnsupportedOperationException unusable) {
            LOG.warn("No meeting place for several starts in {}", folder.path(), unusable);
        }
        return new Alone(Optional.empty());
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    /** Whoever has the lock may take away what another left. */
    private static OpeningServer listen(Path socket, FileChannel lockFile) throws IOException {
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException unusable) {
            server.close();
            lockFile.close();
            throw unusable;
        }
        return new OpeningServer(server, socket, lockFile);
    }

    /** Whether it was taken; false while nobody listens. */
    private static boolean hand(Path socket, Opening opening) throws InterruptedException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((new PortholeLink().ours(opening) + "\n").getBytes(StandardCharsets.UTF_8)));
            return line(channel, ANSWER).map(answer -> answer.equals(SHOWN)).orElse(false);
        } catch (IOException nobody) {
            return false;
        }
    }

    static void answer(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(SHOWN.getBytes(StandardCharsets.UTF_8)));
    }

    /** A line with its end; empty when none came in time, or one that is too long. A socket channel has no time limit. */
    static Optional<String> line(SocketChannel channel, Duration limit) throws InterruptedException {
        var text = new StringBuilder();
        Thread reading = Thread.ofVirtual().start(() -> {
            // not closed, for the channel would be closed with it
            var reader = Channels.newReader(channel, StandardCharsets.UTF_8);
            try {
                int next = reader.read();
                while (next >= 0 && text.length() < LONGEST) {
                    text.append((char) next);
                    if (next == '\n') {
                        return;
                    }
                    next = reader.read();
                }
            } catch (IOException cut) {
                LOG.debug("Another start went away", cut);
            }
        });
        if (!reading.join(limit)) {
            reading.interrupt();
            reading.join(limit);
        }
        return Optional.of(text.toString()).filter(line -> line.endsWith("\n"));
    }
}
