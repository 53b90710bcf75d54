package dev.porthole.app.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a forward asks nobody anything, so that no cluster is needed here: where it leads is for others to test. */
class RememberedForwardsTest {

    private static final ForwardTarget CHECKOUT = new ForwardTarget(Kind.SERVICE, "shop", "checkout", 80);
    private static final ForwardTarget CART = new ForwardTarget(Kind.POD, "shop", "cart-0", 8080);

    @TempDir
    private Path folder;

    private @Nullable SettingsStore store;

    @Test
    void the_same_ports_are_there_after_the_next_start() throws Exception {
        int first;
        try (var connection = connection()) {
            var forwards = forwards(connection);
            first = opened(forwards.open(CHECKOUT, 0)).localPort();
            opened(forwards.open(CART, 0));
            forwards.close(CART);
        }
        try (var connection = connection()) {
            var forwards = forwards(connection);
            assertThat(listed(forwards)).isEmpty();

            forwards.restore();

            assertThat(listed(forwards)).extracting(Forward::target).containsExactly(CHECKOUT);
            assertThat(listed(forwards)).extracting(Forward::localPort).containsExactly(first);
        }
    }

    @Test
    void one_that_is_switched_off_is_not_opened_again_and_one_that_is_opened_anew_stays_so() throws Exception {
        try (var connection = connection()) {
            var forwards = forwards(connection);
            opened(forwards.open(CHECKOUT, 0));
            opened(forwards.open(CART, 0));
            assertThat(forwards.isRestored(CART)).isTrue();
            forwards.setRestored(CART, false);
        }
        try (var connection = connection()) {
            var forwards = forwards(connection);
            forwards.restore();

            assertThat(listed(forwards)).extracting(Forward::target).containsExactly(CHECKOUT);
            opened(forwards.open(CART, 0));
            assertThat(forwards.isRestored(CART)).isFalse();
        }
    }

    @Test
    void a_connection_that_is_opened_anew_takes_the_ports_over() throws Exception {
        try (var old = connection();
                var fresh = connection()) {
            var before = forwards(old);
            int port = opened(before.open(CHECKOUT, 0)).localPort();

            before.release();
            var after = forwards(fresh);
            after.restore();

            assertThat(listed(after)).extracting(Forward::localPort).containsExactly(port);
        }
    }

    @Test
    void another_port_is_taken_where_somebody_has_that_one_now() throws Exception {
        int first;
        try (var connection = connection()) {
            first = opened(forwards(connection).open(CHECKOUT, 0)).localPort();
        }
        try (var somebody = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
                var connection = connection()) {
            var forwards = forwards(connection);

            forwards.restore();

            assertThat(listed(forwards)).extracting(Forward::target).containsExactly(CHECKOUT);
            assertThat(listed(forwards).getFirst().localPort()).isNotEqualTo(somebody.getLocalPort());
        }
    }

    @Test
    void what_is_opened_or_closed_while_the_window_closes_changes_nothing_else() throws Exception {
        try (var connection = connection()) {
            var forwards = forwards(connection);
            opened(forwards.open(CHECKOUT, 0));
            opened(forwards.open(CART, 0));

            connection.close();
            forwards.close(CART);
        }
        try (var connection = connection()) {
            var forwards = forwards(connection);
            forwards.restore();

            assertThat(listed(forwards)).extracting(Forward::target).containsExactly(CHECKOUT);
        }
    }

    private RememberedForwards forwards(ClusterConnection connection) {
        var file = new SettingsFile(folder.resolve("settings.json"));
        if (store != null) {
            store.close();
        }
        SettingsStore next = new SettingsStore(file, file.load());
        store = next;
        return new RememberedForwards(connection.forwards(), next.cluster("c"));
    }

    private ClusterConnection connection() throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            users: [{name: u, user: {token: nothing}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """);
        return ClusterConnection.open(
                Kubeconfig.load(List.of(kubeconfig)).currentContext().orElseThrow());
    }

    private static Forward opened(Outcome<Forward> outcome) {
        return ((Outcome.Success<Forward>) outcome).value();
    }

    private static List<Forward> listed(RememberedForwards forwards) {
        return forwards.forwards().latest().known().orElseThrow();
    }
}
