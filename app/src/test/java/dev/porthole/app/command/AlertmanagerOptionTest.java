package dev.porthole.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.opening.Opening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several Alertmanagers on the command line. */
class AlertmanagerOptionTest {

    private final List<Options> asked = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var line = PortholeCommand.line(new Commands() {
            @Override
            public int window(Options options, Opening opening) {
                asked.add(options);
                return ExitCodes.OK;
            }

            @Override
            public int status(Options options, ReportFormat format) {
                throw new AssertionError();
            }

            @Override
            public int snapshot(Options options, Path file, WindowSize size) {
                throw new AssertionError();
            }

            @Override
            public int exportAlarms(Options options, RulesFormat format) {
                throw new AssertionError();
            }
        });
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private List<String> alertmanagers() {
        return asked.getFirst().servers().alertmanagers().stream()
                .map(Address::toString)
                .toList();
    }

    @Test
    void they_are_named_with_commas_between_or_one_by_one() {
        run("--alertmanager", "http://a:9093,https://b/am", "--alertmanager", "http://c:9093");

        assertThat(alertmanagers()).containsExactly("http://a:9093", "https://b/am", "http://c:9093");
        assertThat(asked.getFirst().readOnly()).isFalse();
    }

    @Test
    void a_comma_in_a_password_parts_nothing() {
        run("--alertmanager", "http://kim:se,cret@a:9093,svc://monitoring/alertmanager:9093");

        assertThat(alertmanagers()).hasSize(2).first().isEqualTo("http://a:9093");
        assertThat(err.toString()).doesNotContain("cret");
    }

    @Test
    void one_that_is_wrong_is_refused_without_its_password() {
        assertThat(run("--alertmanager", "http://a:9093,http://kim:se,cret@b:99999"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(asked).isEmpty();
        assertThat(err.toString()).contains("99999").doesNotContain("cret");
    }

    @Test
    void nothing_is_written_where_that_is_wanted() {
        run("--read-only");

        assertThat(asked.getFirst().readOnly()).isTrue();
    }
}
