package dev.porthole.views.pods.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.SamplePods;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationWordsTest {

    private final ExplanationWords words =
            new ExplanationWords(new Messages(Locale.ENGLISH), InstantSource.fixed(SamplePods.NOW), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Running                    | No container of this pod has ended yet.
        ContainerCreating          | No container of this pod has ended yet.
        ImagePullBackOff           | It has not started: ImagePullBackOff, its image cannot be pulled, and it is tried again ever later.
        CreateContainerConfigError | It has not started: CreateContainerConfigError, a ConfigMap, a Secret or a key that it needs is not there.
        SomethingNew               | It has not started: SomethingNew.
        """)
    void a_pod_in_which_nothing_ended_says_why_it_does_not_start(String status, String sentence) {
        var pod = new Pod(
                new PodKey("shop", "web"),
                "u",
                "node-1",
                Pod.Owner.NONE,
                new Pod.State(Pod.Phase.PENDING, status, false),
                SamplePods.NOW,
                Pod.Content.of(List.of()),
                Labels.EMPTY);

        assertThat(words.notEnded(pod)).isEqualTo(sentence);
    }
}
