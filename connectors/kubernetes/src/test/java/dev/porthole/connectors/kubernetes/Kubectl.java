package dev.porthole.connectors.kubernetes;

import dev.porthole.connectors.api.Required;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tool that is the measure, as it stands beside the test cluster. */
public final class Kubectl {

    private final Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "a test cluster"));

    /** What it prints, line by line; fails with what it says when it does. */
    public List<String> lines(String... arguments) throws IOException, InterruptedException {
        return text(arguments).lines().toList();
    }

    public String text(String... arguments) throws IOException, InterruptedException {
        Path beside = kubeconfig.resolveSibling("bin").resolve("kubectl");
        var command = new ArrayList<String>();
        command.add(Files.isExecutable(beside) ? beside.toString() : "kubectl");
        command.add("--kubeconfig=" + kubeconfig);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }
}
