package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A cluster of its own for tests that kill its API server, so that no other test sees it go: one that
 * {@code PORTHOLE_CLUSTER_NAME=... shared/cluster/up} made.
 */
final class SecondCluster {

    private static final String VARIABLE = "PORTHOLE_TEST_SECOND_KUBECONFIG";

    private final Path kubeconfig;
    private final Path home;
    private final String name;

    SecondCluster() {
        this.kubeconfig = Path.of(Required.environment(VARIABLE, "a second cluster, to be broken"));
        this.home = kubeconfig.toAbsolutePath().getParent();
        this.name = kubeconfig.getFileName().toString().replace(".kubeconfig", "");
        Assumptions.assumeFalse(
                kubeconfig.toString().equals(System.getenv("PORTHOLE_TEST_KUBECONFIG")),
                VARIABLE + " must not be the cluster that other tests use");
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Kills the API server's process, as the kernel does when memory runs out, and waits for its end. */
    void kill() throws Exception {
        String pid = Files.readString(home.resolve("kwok/clusters/" + name + "/pids/kube-apiserver.pid"));
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid.strip()));
        if (process.isPresent()) {
            process.get().destroyForcibly();
            process.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** Starts what does not run. It is ready some seconds later. */
    void revive() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(home.resolve("bin/kwokctl").toString(), "--name", name, "start", "cluster")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KWOK_WORKDIR", home.resolve("kwok").toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the API server of " + name + " could not be started again");
        }
    }
}
