package dev.porthole.connectors.kubernetes.kubeconfig;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The right to change a kubeconfig: the file beside it with {@code .lock} behind its name, which kubectl makes as well
 * and, when it is there, does not write (client-go, clientcmd/loader.go). It is waited for, for a while: one that was left
 * behind by a program that died would hold up everybody for ever.
 */
final class KubeconfigLock implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Path lock;

    private KubeconfigLock(Path lock) {
        this.lock = lock;
    }

    /**
     * @param file as it is named in {@code KUBECONFIG}, a link or not
     * @throws FileSystemException when somebody else has it for longer than {@code patience}; it names the lock
     */
    static KubeconfigLock of(Path file, Duration patience) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Files.createFile(lock);
                return new KubeconfigLock(lock);
            } catch (FileAlreadyExistsException taken) {
                if (System.nanoTime() - end >= 0) {
                    throw new FileSystemException(
                            lock.toString(), null, "another program changes the kubeconfig, or died while it did");
                }
                pause();
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            var never = new CountDownLatch(1);
            if (never.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody ends this wait");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(lock);
    }
}
