package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void every_java_file_is_formatted() throws Exception {
        Path repository = Path.of("").toAbsolutePath().getParent();

        assertThat(new SourceFormat(repository).unformatted())
                .as("files that `mvn -q -N -Pformat validate` would change")
                .isEmpty();
    }
}
