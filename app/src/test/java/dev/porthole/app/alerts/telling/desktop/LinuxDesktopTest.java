package dev.porthole.app.alerts.telling.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Required;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A notification reaches the desktop's own programs word by word, whatever it says. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LinuxDesktopTest {

    private static final DesktopNotice HOSTILE =
            new DesktopNotice("--help; $(touch /tmp/x) 'a' \\ \"b\"", "<b>1 & 2</b>\nsecond `line`", true);

    @TempDir
    private Path folder;

    private Path program(String name, String script) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private Desktop desktop() {
        return Desktops.of(name -> folder.toString(), "Linux");
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".args"));
    }

    @Test
    void a_page_is_one_argument_of_the_browser_and_only_the_web_is_a_page() throws IOException {
        program("xdg-open", "printf '%s\\0' \"$@\" > \"$0.args\"");
        URI search = URI.create("https://kibana.example/app/discover#/?_a=(query:'a%20b')&_g=()");

        assertThat(desktop().browse(WebPage.at(search).orElseThrow())).isTrue();

        assertThat(said("xdg-open").split("\0")).containsExactly(search.toString());
        for (String other :
                List.of("file:///etc/passwd", "javascript:alert(1)", "--help", "smb://host/share", "http:x")) {
            assertThat(WebPage.at(URI.create(other))).as(other).isEmpty();
        }
    }

    @Test
    void notify_send_gets_each_word_as_it_is() throws IOException {
        program("notify-send", "printf '%s\\0' \"$@\" > \"$0.args\"");

        assertThat(desktop().show(HOSTILE)).isTrue();

        assertThat(said("notify-send").split("\0"))
                .containsExactly(
                        "--app-name=Porthole",
                        "--urgency=critical",
                        "--icon=porthole",
                        "--",
                        HOSTILE.title(),
                        "&lt;b&gt;1 &amp; 2&lt;/b&gt;\nsecond `line`");
    }

    @Test
    void another_way_is_taken_when_the_first_one_fails() throws IOException {
        program("notify-send", "exit 1");
        program("gdbus", "printf '%s\\0' \"$@\" > \"$0.args\"");

        assertThat(desktop().show(new DesktopNotice("title", "body", false))).isTrue();

        assertThat(said("gdbus")).contains("org.freedesktop.Notifications.Notify", "'title'", "'body'", "<byte 1>");
    }

    @Test
    void where_nothing_is_there_it_says_so() {
        assertThat(desktop().show(HOSTILE)).isFalse();
    }

    @Test
    void a_program_that_hangs_is_given_up() throws IOException {
        Path slow = program("slow", "exec sleep 60");
        long begun = System.nanoTime();

        assertThat(ProgramRun.of(slow.toString()).run(Duration.ofMillis(300))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void sound_is_played_by_what_is_there() throws IOException {
        program("canberra-gtk-play", "printf '%s' \"$@\" > \"$0.args\"");

        assertThat(desktop().sound()).isTrue();

        assertThat(said("canberra-gtk-play")).isEqualTo("--id=dialog-warning");
    }

    /** What a session of D-Bus hears; in a process of its own, since a process keeps the bus that it was given. */
    static final class Notifier {

        private Notifier() {}

        public static void main(String[] arguments) {
            Desktops.of(name -> arguments[0], "Linux").show(HOSTILE);
        }
    }

    @Test
    void a_real_session_of_d_bus_hears_the_call() throws Exception {
        Path bus = Required.or(where("dbus-run-session"), "dbus-run-session is not on the path");
        Path gdbus = Required.or(where("gdbus"), "gdbus is not on the path");
        Required.or(where("dbus-monitor"), "dbus-monitor is not on the path");
        Files.createSymbolicLink(folder.resolve("gdbus"), gdbus);
        Path heard = folder.resolve("heard");
        Path script = program("session", """
            heard="$1"; shift
            dbus-monitor interface=org.freedesktop.Notifications > "$heard" &
            until grep -q NameLost "$heard"; do sleep 0.1; done
            "$@"
            for i in 1 2 3 4 5 6 7 8 9 10; do grep -q 'int32 -1' "$heard" && break; sleep 0.3; done
            """);
        Process session = new ProcessBuilder(
                        bus.toString(),
                        "--",
                        script.toString(),
                        heard.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Notifier.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(session.waitFor(50, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(heard, StandardCharsets.UTF_8))
                .contains("destination=org.freedesktop.Notifications", "member=Notify")
                .contains("string \"Porthole\"", "string \"" + HOSTILE.title() + "\"")
                .contains("string \"&lt;b&gt;1 &amp; 2&lt;/b&gt;\nsecond `line`\"")
                .contains("variant             byte 2");
    }

    private static Optional<Path> where(String program) {
        return new ProgramPath(System.getenv("PATH")).find(program).map(Path::of);
    }
}
