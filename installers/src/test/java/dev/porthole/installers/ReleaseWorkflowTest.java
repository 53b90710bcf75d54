package dev.porthole.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The release is well-formed, each job ends, and what signs says so when it cannot. */
class ReleaseWorkflowTest {

    private final JsonNode workflow = new YAMLMapper()
            .readTree(Path.of("..", ".github", "workflows", "release.yml").toFile());

    @Test
    void it_builds_on_three_systems_and_every_job_has_a_limit() {
        List<String> systems = workflow.at("/jobs/build/strategy/matrix/os")
                .valueStream()
                .map(JsonNode::asString)
                .toList();

        assertThat(systems).hasSize(3);
        assertThat(workflow.path("jobs").valueStream())
                .allMatch(job -> job.path("timeout-minutes").asInt() > 0);
        assertThat(workflow.at("/permissions/contents").asString()).isEqualTo("read");
    }

    @Test
    void the_linter_of_workflows_finds_nothing() throws Exception {
        var linter = new Tool("actionlint");
        if (!linter.isThere()) {
            String reason = "actionlint is not there: go install github.com/rhysd/actionlint/cmd/actionlint@latest";
            System.err.println("SKIPPED " + ReleaseWorkflowTest.class.getName() + ": " + reason);
            Assumptions.abort(reason);
        }
        assertThat(linter.run(Path.of(".."), ".github/workflows/release.yml")).isEmpty();
    }

    @Test
    void every_step_runs_something_and_signing_is_skipped_with_a_word() {
        List<JsonNode> steps = workflow.at("/jobs/build/steps").valueStream().toList();

        assertThat(steps).isNotEmpty().allMatch(step -> step.has("uses") != step.has("run"));
        assertThat(steps.stream()
                        .filter(step -> step.path("name").asString("").startsWith("Sign"))
                        .map(step -> step.path("run").asString()))
                .hasSize(3)
                .allMatch(script -> script.contains("::notice::not signed") && script.contains("exit 0"));
    }
}
