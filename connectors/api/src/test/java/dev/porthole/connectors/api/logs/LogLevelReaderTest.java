package dev.porthole.connectors.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels as the libraries write them. */
class LogLevelReaderTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "error|ERROR", "Error|ERROR", "eRRoR|ERROR", " error |ERROR", "ERR|ERROR", "E|ERROR",
                "warning|WARN", "WARN|WARN", "WRN|WARN", "information|INFO", "Info|INFO", "INF|INFO",
                "NOTICE|INFO", "dbg|DEBUG", "DBG|DEBUG", "dbug|DEBUG", "Debug|DEBUG", "TRACE|TRACE",
                "trce|TRACE", "verbose|TRACE", "critical|FATAL", "CRIT|FATAL", "alert|FATAL", "emerg|FATAL",
                "panic|FATAL", "dpanic|FATAL", "fail|ERROR", "오류|ERROR", "❌ error|ERROR", "E0102|ERROR",
                "[ERROR]|ERROR", "error:|ERROR", "3|ERROR", "7|DEBUG", "0|FATAL", "4|WARN",
                "6|INFO", "10|TRACE", "20|DEBUG", "30|INFO", "30.0|INFO", "35|INFO",
                "45|WARN", "50|ERROR", "60|FATAL", "400|ERROR", "250|INFO", "1000|ERROR",
                "ERROR2|ERROR", "ERROR3|ERROR", "ERROR+2|ERROR", "WARN+2|WARN", "SEVERITY_NUMBER_ERROR|ERROR",
                        "SEVERE|ERROR",
                "fatal|FATAL", "default|UNKNOWN", "none|UNKNOWN", "true|UNKNOWN", "err(3)|ERROR", "error, warn|ERROR",
                "[\"warn\",\"error\"]|ERROR", "\u001b[31mERROR\u001b[0m|ERROR", "errorless|UNKNOWN",
                        "an entire sentence|UNKNOWN"
            })
    void a_fields_value(String value, LogLevel level) {
        assertThat(LogLevel.of(value)).isEqualTo(level);
    }

    @Test
    void a_fields_name_tells_the_scale_of_its_numbers() {
        assertThat(LogLevelReader.ofField("severity_number", "17")).isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.ofField("severityNumber", "13")).isEqualTo(LogLevel.WARN);
        assertThat(LogLevelReader.ofField("log.syslog.severity.code", "3")).isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.ofField("levelno", "40")).isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.ofField("level_value", "30000")).isEqualTo(LogLevel.WARN);
        assertThat(LogLevelReader.ofField("level", "40")).isEqualTo(LogLevel.WARN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "I0102 10:00:00.123456       1 main.go:10] klog info§INFO",
                "E0102 10:00:00.123456       1 main.go:10] klog error§ERROR",
                "W1231 23:59:59.999999       1 reflector.go:302] \"Watch failed\" err=\"x\"§WARN",
                "\u001b[31mERROR\u001b[0m coloured level first§ERROR",
                "\u001b[2m2026-11-26T10:00:00Z\u001b[0m \u001b[33m WARN\u001b[0m tracing crate warns§WARN",
                "10:00AM \u001b[32mINF\u001b[0m zerolog console§INFO",
                "[10:00:00 WRN] serilog short§WARN",
                "[10:00:00 ERR] serilog error§ERROR",
                "fail: Shop.Cart[0]§ERROR",
                "dbug: Shop.Cart[0]§DEBUG",
                "      System.InvalidOperationException: no cart§ERROR",
                "2026-11-26 10:00:00,123 - root - WARNING - python std§WARN",
                "2026-11-26 10:00:00.123  WARN 1 --- [main] o.s.b.Spring : spring boot§WARN",
                "2026-11-26 10:00:00.123+0000 [main] ERROR a.b.C - logback§ERROR",
                "26-Nov-2026 10:00:00.123 SEVERE [main] org.apache.catalina tomcat§ERROR",
                "2026/11/26 10:00:00 [error] 7#7: *1 open() failed, client: 10.0.0.1§ERROR",
                "2026/11/26 10:00:00 [warn] 7#7: nginx warns§WARN",
                "10.0.0.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /error HTTP/1.1\" 200 5§INFO",
                "10.0.0.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /x HTTP/1.1\" 500 5§ERROR",
                "2026-11-26 10:00:00.000 UTC [77] ERROR:  relation \"x\" does not exist§ERROR",
                "2026-11-26 10:00:00.000 UTC [77] LOG:  checkpoint complete§INFO",
                "2026-11-26 10:00:00.000 UTC [77] FATAL:  password authentication failed§FATAL",
                "1:M 26 Nov 2026 10:00:00.000 # Warning: redis§WARN",
                "level=warn ts=2026-11-26T10:00:00Z caller=main.go:1 msg=\"logfmt\"§WARN",
                "time=\"2026-11-26T10:00:00Z\" level=error msg=\"logrus\" error=\"a b\"§ERROR",
                "INFO no error here, errors=0 ERROR count zero§INFO",
                "finished with 0 ERRORs§UNKNOWN",
                "Traceback (most recent call last):§ERROR",
                "  File \"a.py\", line 1, in <module>§UNKNOWN",
                "ValueError: bad§ERROR",
                "panic: runtime error: index out of range§FATAL",
                "goroutine 1 [running]:§UNKNOWN",
                "java.lang.NullPointerException: x§ERROR",
                "\tat a.b.C.d(C.java:1)§UNKNOWN",
                "[2026-11-26T10:00:00Z] INFO bracketed§INFO",
                "<3>kernel style err§ERROR",
                "<11>1 2026-11-26T10:00:00Z host app - - - syslog 5424 err§ERROR",
                "오류: 결제 실패§ERROR",
                "~~§UNKNOWN",
                "k=v only=pairs§UNKNOWN",
                "an info desk, a warning sign and an error of judgement§UNKNOWN",
                "2026-11-26 10:00:00,1 ERROR boom§ERROR",
                "[INFO ] log4j pads the word§INFO",
                "plain§UNKNOWN"
            })
    void a_lines_text(String text, LogLevel level) {
        assertThat(LogLevelReader.ofText(text)).isEqualTo(level);
    }

    @Test
    void fields_come_before_the_text_and_unreadable_ones_are_passed_over() {
        assertThat(LogLevelReader.read(Map.of("level", "info"), "ERROR x")).isEqualTo(LogLevel.INFO);
        assertThat(LogLevelReader.read(Map.of("level", "true", "severity", "warn"), "x"))
                .isEqualTo(LogLevel.WARN);
        assertThat(LogLevelReader.read(Map.of("level", ""), "ERROR x")).isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.read(Map.of("severity_text", "ERROR3", "severity_number", "19"), ""))
                .isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.read(Map.of("level.name", "error", "level.value", "50"), ""))
                .isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.read(Map.of("s", "E", "c", "NETWORK", "msg", "mongo"), "mongo"))
                .isEqualTo(LogLevel.ERROR);
        assertThat(LogLevelReader.read(Map.of("@t", "x", "@mt", "Order {Id}"), "Order 7"))
                .isEqualTo(LogLevel.INFO);
    }

    @Test
    @Timeout(5)
    void hostile_lines_are_read_at_once() {
        String[] hostile = {
            "[".repeat(1_000_000), "\u001b[".repeat(500_000), "a".repeat(1_000_000), "\"GET ".repeat(9_999)
        };
        long begun = System.nanoTime();
        for (String line : hostile) {
            LogLevelReader.ofText(line);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
