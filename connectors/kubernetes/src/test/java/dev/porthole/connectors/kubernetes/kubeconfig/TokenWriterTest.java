package dev.porthole.connectors.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.http.Secret;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that change one kubeconfig. */
@Timeout(60)
class TokenWriterTest {

    private static final Map<Secret, Secret> CHANGE = Map.of(new Secret("old"), new Secret("new"));

    @TempDir
    private Path folder;

    @Test
    void the_lock_is_gone_afterwards_and_nothing_else_is_left() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "token: old # a remark\n");

        new TokenWriter(file).write(CHANGE);

        assertThat(file).hasContent("token: new # a remark\n");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_lock_that_stays_is_told_by_its_name_and_the_file_is_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "token: old\n");
        Path lock = Files.createFile(folder.resolve("config.lock"));

        assertThatThrownBy(() -> new TokenWriter(file, Duration.ofMillis(120)).write(CHANGE))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(lock.toString());

        assertThat(file).hasContent("token: old\n");
        assertThat(lock).as("it is somebody else's").exists();
    }

    @Test
    void a_lock_that_goes_in_time_is_waited_for() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "token: old\n");
        Path lock = Files.createFile(folder.resolve("config.lock"));
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = threads.submit(() -> {
                begun.countDown();
                new TokenWriter(file, Duration.ofSeconds(30)).write(CHANGE);
                return true;
            });
            begun.await();
            assertThat(file).hasContent("token: old\n");
            Files.delete(lock);
            assertThat(writing.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(file).hasContent("token: new\n");
    }

    @Test
    void changes_at_the_same_time_are_all_there_in_the_end() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("token-").append(i).append(": old-").append(i).append(";\n");
        }
        Path file = Files.writeString(folder.resolve("config"), text);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var change = Map.of(new Secret("old-" + i + ";"), new Secret("new-" + i + ";"));
                threads.submit(() -> {
                    new TokenWriter(file, Duration.ofSeconds(50)).write(change);
                    return true;
                });
            }
        }
        assertThat(Files.readString(file)).doesNotContain("old-").contains("new-0;", "new-39;");
    }
}
