package dev.porthole.connectors.kubernetes.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.kubernetes.OpenSsl;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.kubernetes.kubectl.Samples.Sample;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same kubeconfig to kubectl and to Porthole's own path (file, credential, TLS, a request): both connect as the same
 * person, or both refuse.
 */
@Timeout(600)
class KubectlComparisonTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 3;
    private static final String NOBODY = "certificate none, authorization [none]";

    @TempDir
    private Path folder;

    private static Optional<Path> kubectl() {
        return Optional.ofNullable(System.getenv("PORTHOLE_TEST_KUBECONFIG"))
                .map(file -> Path.of(file).resolveSibling("bin").resolve("kubectl"))
                .filter(Files::isExecutable);
    }

    /** @param who the server's answer; empty when there was none */
    private record Result(Optional<String> who, String said) {}

    @Test
    void both_connect_as_the_same_person_or_both_refuse() throws Exception {
        Path kubectl =
                Required.or(kubectl(), "kubectl is not there: it is looked for in bin beside PORTHOLE_TEST_KUBECONFIG");
        Required.or(Optional.of(OpenSsl.isThere()).filter(there -> there), "openssl is not there");
        try (var world = new SampleWorld(folder)) {
            compare(world.samples(), kubectl);
        }
    }

    private void compare(List<Sample> samples, Path kubectl) throws Exception {
        Map<Sample, Result> measure = new LinkedHashMap<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new LinkedHashMap<Sample, Future<Result>>();
            for (Sample sample : samples) {
                Path file = Files.writeString(folder.resolve(sample.name() + ".kubeconfig"), sample.yaml());
                running.put(sample, threads.submit(() -> byKubectl(kubectl, file)));
            }
            for (var entry : running.entrySet()) {
                measure.put(entry.getKey(), entry.getValue().get());
            }
        }
        var wrong = new ArrayList<String>();
        int connected = 0;
        int different = 0;
        for (Sample sample : samples) {
            Result right = measure.get(sample);
            Result ours = byPorthole(folder.resolve(sample.name() + ".kubeconfig"));
            connected += ours.who().isPresent() ? 1 : 0;
            different += sample.difference() == null ? 0 : 1;
            String both = "%s%n    kubectl:  %s %s%n    Porthole: %s %s"
                    .formatted(sample.name(), right.who(), right.said(), ours.who(), ours.said());
            System.out.println(both);
            boolean same = right.who().equals(Optional.of(NOBODY))
                    ? ours.who().filter(who -> who.contains(NOBODY)).isPresent()
                    : right.who().equals(ours.who());
            if (same != (sample.difference() == null)
                    || (ours.who().isEmpty() && ours.said().isBlank())) {
                wrong.add(both);
            }
        }
        System.out.printf(
                "%d kubeconfigs: %d connect, %d are refused, as with kubectl but for %d on purpose%n",
                samples.size(), connected, samples.size() - connected, different);
        assertThat(wrong).isEmpty();
    }

    private Result byKubectl(Path kubectl, Path file) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                kubectl.toString(),
                "--kubeconfig",
                file.toString(),
                "--request-timeout=8s",
                "get",
                "--raw",
                "/version");
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        Path said = Files.createTempFile(folder, "kubectl", ".err");
        builder.redirectError(said.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        String remarks = Files.readString(said).strip();
        String last = remarks.substring(remarks.lastIndexOf('\n') + 1);
        if (printed.contains("Please enter Username")) {
            // It has read all, and asks a person for what the file does not have; with nothing typed it is nobody.
            return new Result(Optional.of(NOBODY), "asks for a login");
        }
        return ended && process.exitValue() == 0
                ? new Result(Optional.of(printed), "")
                : new Result(Optional.empty(), last.substring(0, Math.min(last.length(), 200)));
    }

    private Result byPorthole(Path file) {
        Kubeconfig kubeconfig = Kubeconfig.load(List.of(file));
        Optional<ClusterContext> context = kubeconfig.currentContext();
        if (context.isEmpty()) {
            return new Result(
                    Optional.empty(),
                    kubeconfig.problems().isEmpty()
                            ? kubeconfig.currentProblem().orElseThrow().toString()
                            : kubeconfig.problems().getFirst().toString());
        }
        Map<String, String> environment =
                Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "TERM", "dumb");
        var credential = new Credentials(environment, InstantSource.system()).of(context.get());
        try (var server = new ApiServer(context.get(), credential)) {
            Outcome<String> answer = server.get(
                    ApiRequest.of("get", "version", "version"),
                    body -> new String(body.readAllBytes(), StandardCharsets.UTF_8),
                    Deadline.after(LIMIT));
            return switch (answer) {
                case Outcome.Success<String>(var who, var notes) -> new Result(Optional.of(who), "");
                case Outcome.Failed<String>(var failure) ->
                    new Result(Optional.empty(), failure.getClass().getSimpleName() + ": " + failure.detail());
            };
        } catch (RuntimeException unchecked) {
            return new Result(Optional.of("never unchecked"), unchecked.toString());
        }
    }
}
