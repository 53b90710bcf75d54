package dev.porthole.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.opening.Opening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMistakeTest {

    /** Nothing is run. */
    private static final class NoCommands implements Commands {
        @Override
        public int window(Options options, Opening opening) {
            return ExitCodes.OK;
        }

        @Override
        public int status(Options options, ReportFormat format) {
            return format == ReportFormat.JSON ? 42 : ExitCodes.OK;
        }

        @Override
        public int exportAlarms(Options options, RulesFormat format) {
            return format == RulesFormat.PROMETHEUSRULE ? 43 : ExitCodes.OK;
        }

        @Override
        public int snapshot(Options options, Path file, WindowSize size) {
            return ExitCodes.OK;
        }
    }

    private record Run(int code, String err) {}

    private static Run run(String... arguments) {
        var err = new StringWriter();
        int code = PortholeCommand.line(new NoCommands())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(code, err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        frobnicate                              | There is no command "frobnicate". There are: alarms, open, snapshot, status.
        statsu                                  | There is no command "statsu". Is status meant?
        status --demo extra                     | "extra" is one argument too many for status.
        status --prometeus http://x             | There is no option --prometeus. Is --prometheus meant?
        --zzzzzzzzzzzzzzzzz                     | There is no option --zzzzzzzzzzzzzzzzz.
        snapshot                                | FILE.png is missing.
        status --context                        | --context CONTEXT is missing.
        --theme blue                            | "blue" cannot be chosen. Choose one of
        status --output xml                     | "xml" cannot be chosen. Choose one of text, json.
        snapshot a.png --size 8192x8192         | 8192x8192 is too large: at most
        snapshot a.png --size 10x10             | 10x10 is too small: at least 640x480.
        snapshot a.png --size big               | "big" is not a size. Write it like 1440x900.
        --language xx                           | "xx" is not a language Porthole speaks. Choose one of en, ko.
        --demo --context a --context b          | --context is given twice.
        frobnicate --language ko                | "frobnicate" 명령은 없습니다. 사용할 수 있는 명령: alarms, open, snapshot, status
        status --language=ko --demo extra       | "extra": status에 필요 없는 인수입니다.
        """)
    void one_sentence_says_what_is_wrong(String line, String sentence) {
        Run run = run(line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err().lines().toList()).hasSize(2).first().asString().startsWith(sentence);
    }

    @Test
    void a_password_among_what_is_not_understood_is_left_out() {
        for (String[] line : new String[][] {
            {"http://me:s3cret@host"}, {"status", "http://me:s3/cret@host"}, {"--url=http://me:s3cret@host"}
        }) {
            assertThat(run(line).err()).doesNotContain("cret");
        }
    }

    @Test
    void the_format_of_the_status_can_be_chosen() {
        assertThat(run("status", "--output", "json").code()).isEqualTo(42);
        assertThat(run("status", "--verbose").code()).isZero();
    }
}
