package dev.porthole.app.opening;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what later starts hand over, until it is closed. */
public final class OpeningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpeningServer.class);
    private static final Duration LINE = Duration.ofSeconds(2);

    private final ServerSocketChannel server;
    private final Path socket;
    private final FileChannel lock;

    OpeningServer(ServerSocketChannel server, Path socket, FileChannel lock) {
        this.server = server;
        this.socket = socket;
        this.lock = lock;
    }

    /** Calls {@code opened} with each, on a thread of its own; those that came before wait for this. Returns at once. */
    public void serve(Consumer<Opening> opened) {
        Thread.ofVirtual().name("later starts").start(() -> {
            try {
                while (true) {
                    SocketChannel other = server.accept();
                    Thread.ofVirtual().name("a later start").start(() -> take(other, opened));
                }
            } catch (ClosedChannelException closed) {
                LOG.debug("No more starts are taken");
            } catch (IOException broken) {
                LOG.warn("Later starts cannot be taken any more", broken);
            }
        });
    }

    private static void take(SocketChannel other, Consumer<Opening> opened) {
        try (other) {
            String line = SingleInstance.line(other, LINE).orElse("");
            switch (new PortholeLink().readOurs(line)) {
                case PortholeLink.Link(var opening) -> {
                    opened.accept(opening);
                    SingleInstance.answer(other);
                }
                case PortholeLink.Refused(var why) -> LOG.warn("Another start sent what is no opening: {}", why);
            }
        } catch (IOException gone) {
            LOG.debug("Another start went away", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            lock.close();
        } catch (IOException unusable) {
            LOG.warn("What later starts found is not taken away", unusable);
        }
    }
}
