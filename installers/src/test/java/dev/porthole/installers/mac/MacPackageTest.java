package dev.porthole.installers.mac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MacPackageTest {

    @Test
    void a_bundle_has_no_version_that_begins_with_zero() {
        assertThat(new BundleVersion("0.1.0").text()).isEqualTo("1.0.0");
        assertThat(new BundleVersion("1.2.3").text()).isEqualTo("1.2.3");
        assertThat(new MacPackage("0.9.1", Path.of("porthole.app"), Path.of("packages")).arguments())
                .doesNotContain("0.9.1")
                .containsSequence("--app-image", "porthole.app");
    }
}
