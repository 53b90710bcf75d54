package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Puts new tokens in the place of old ones in a kubeconfig, as kubectl does: a provider that changes the refresh token
 * at each use would lock every other program out otherwise. Nothing else in the file changes, not even a blank. The
 * lock that kubectl takes is held meanwhile.
 */
public final class TokenWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;
    private final Duration patience;

    public TokenWriter(Path file) {
        this(file, PATIENCE);
    }

    /** @param patience with another program that holds the lock */
    TokenWriter(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /**
     * @param changes old values to new ones; an old one that is not in the file is passed over
     * @throws IOException when the file cannot be read, locked or replaced; it is as it was then
     */
    public void write(Map<Secret, Secret> changes) throws IOException {
        try (var _ = KubeconfigLock.of(file, patience)) {
            replace(changes);
        }
    }

    private void replace(Map<Secret, Secret> changes) throws IOException {
        // A link stays one.
        Path real = file.toRealPath();
        String before = Files.readString(real);
        String after = before;
        for (Map.Entry<Secret, Secret> change : changes.entrySet()) {
            after = after.replace(change.getKey().reveal(), change.getValue().reveal());
        }
        if (after.equals(before)) {
            return;
        }
        Path fresh = Files.createTempFile(real.toAbsolutePath().getParent(), "kubeconfig", ".new");
        try {
            Files.write(fresh, after.getBytes(StandardCharsets.UTF_8));
            if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(real);
                Files.setPosixFilePermissions(fresh, rights);
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
