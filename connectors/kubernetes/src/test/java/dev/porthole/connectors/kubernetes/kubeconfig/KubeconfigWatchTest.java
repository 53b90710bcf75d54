package dev.porthole.connectors.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KubeconfigWatchTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final BlockingQueue<Observation<Kubeconfig>> heard = new LinkedBlockingQueue<>();
    private Subscription listening = () -> {};

    @AfterEach
    void close() {
        listening.close();
    }

    @Test
    void what_is_there_is_known_at_once() throws Exception {
        Path file = write("config", config("one"));

        var watch = new KubeconfigWatch(List.of(file), OFTEN, InstantSource.system());

        assertThat(names(watch.latest())).containsExactly("one");
    }

    @Test
    void a_file_that_changes_in_its_place_is_read_again() throws Exception {
        Path file = write("config", config("one"));
        listen(file);

        // In one piece over the shorter text: emptied first, the file could be seen empty, which is news as well.
        Files.writeString(file, config("other"), StandardOpenOption.WRITE);

        assertThat(names(next())).containsExactly("other");
    }

    @Test
    void a_file_that_another_is_moved_over_is_read_again() throws Exception {
        Path file = write("config", config("one"));
        listen(file);
        Path fresh = write("fresh", config("two"));
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(file));

        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertThat(names(next())).containsExactly("two");
    }

    @Test
    void a_file_that_comes_later_is_found_and_one_that_goes_takes_its_contexts_along() throws Exception {
        Path first = write("first", config("one"));
        Path second = folder.resolve("second");
        listen(first, second);

        write("second", config("two"));
        assertThat(names(next())).containsExactly("one", "two");

        Files.delete(first);
        assertThat(names(next())).containsExactly("two");
    }

    @Test
    void a_broken_file_leaves_what_was_known_and_a_mended_one_is_heard() throws Exception {
        Path file = write("config", config("one"));
        listen(file);

        write("config", "contexts: [{name: hidden-token");
        Observation<Kubeconfig> broken = next();
        assertThat(broken).isInstanceOf(Observation.Stale.class);
        assertThat(names(broken)).containsExactly("one");
        assertThat(broken.problem().orElseThrow().detail().toString())
                .contains("config, kubeconfig.notYaml")
                .doesNotContain("hidden-token");

        write("config", config("two"));
        assertThat(names(next())).containsExactly("two");
    }

    @Test
    void a_file_that_is_just_being_written_is_not_believed_to_be_empty() throws Exception {
        Path file = write("config", config("one"));
        listen(file);

        write("config", "");

        assertThat(names(next())).containsExactly("one");
    }

    @Test
    void a_file_that_stays_broken_does_not_hide_what_changes_in_the_others() throws Exception {
        Path first = write("first", config("one"));
        Path broken = write("broken", "contexts: [{name: half");
        Path third = write("third", config("three"));
        listen(first, broken, third);

        write("third", config("four"));
        assertThat(names(next())).containsExactly("one", "four");

        write("first", "contexts: [{name: half");
        assertThat(next()).isInstanceOf(Observation.Stale.class);
        write("third", config("five"));
        assertThat(names(next())).containsExactly("five");
    }

    @Test
    void the_same_content_written_again_is_no_news() throws Exception {
        Path file = write("config", config("one"));
        listen(file);

        write("config", config("one"));

        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
        write("config", config("two"));
        assertThat(names(next())).containsExactly("two");
    }

    private void listen(Path... files) throws InterruptedException {
        listening = new KubeconfigWatch(List.of(files), OFTEN, InstantSource.system()).subscribe(heard::add);
        next();
    }

    private Observation<Kubeconfig> next() throws InterruptedException {
        Observation<Kubeconfig> now = heard.poll(30, TimeUnit.SECONDS);
        assertThat(now).as("news").isNotNull();
        return now;
    }

    /** Whoever looks meanwhile sees the old file or the new one, and nothing in between. */
    private Path write(String name, String yaml) throws IOException {
        return Files.move(
                Files.writeString(folder.resolve(name + ".next"), yaml),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> names(Observation<Kubeconfig> now) {
        return now.known().orElseThrow().contexts().stream()
                .map(ClusterContext::name)
                .toList();
    }

    private static String config(String name) {
        return """
            contexts:
            - {name: NAME, context: {cluster: NAME, user: NAME}}
            clusters:
            - {name: NAME, cluster: {server: "https://NAME.example"}}
            users:
            - {name: NAME, user: {token: secret}}
            """.replace("NAME", name);
    }
}
