package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.Address;
import dev.porthole.app.command.Options;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.alertmanager.Binaries;
import dev.porthole.connectors.alertmanager.RunningAlertmanager;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done to silences in the window, a real Alertmanager does, and a real webhook hears or does not hear. */
@Timeout(300)
class SilenceInWindowTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String CONFIGURATION = """
        route:
          receiver: hook
          group_by: [alertname]
          group_wait: 0s
          group_interval: 1s
        receivers:
          - name: hook
            webhook_configs:
              - url: 'http://127.0.0.1:%d/hook'
                send_resolved: true
        """;

    @TempDir
    private Path folder;

    private final ScriptedServer hook = ScriptedServer.start().otherwise(request -> Reply.text(200, "ok"));
    private RunningAlertmanager alertmanager;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        alertmanager = RunningAlertmanager.start(
                Required.or(Binaries.today("alertmanager"), "Alertmanager is not here"),
                Files.createDirectory(folder.resolve("alertmanager")),
                CONFIGURATION.formatted(hook.port()));
    }

    @AfterEach
    void end() throws InterruptedException {
        alertmanager.close();
        hook.close();
    }

    private Options options(boolean readOnly) {
        return SampleOptions.alertmanager(Address.parse(alertmanager.uri().toString()), readOnly);
    }

    private void fire(String name) {
        try {
            alertmanager.post(
                    "/api/v2/alerts",
                    "[{\"labels\":{\"alertname\":\"%s\",\"service\":\"cart\"},\"annotations\":{\"summary\":\"a test\"}}]"
                            .formatted(name));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private boolean heard(String name, String status) {
        return hook.requests().stream()
                .anyMatch(request -> request.text().contains("\"alertname\":\"" + name + "\"")
                        && request.text().contains("\"status\":\"" + status + "\""));
    }

    private static List<Silence> silences(OpenWindow window) {
        return window.session().silences().latest().known().orElse(List.of());
    }

    /** The fields of the form in their order: matchers, until, why, by. */
    private static void fill(OpenWindow window, String name, String value, String comment) {
        window.await(
                "the fields",
                SOON,
                () -> window.ui(scene -> scene.getRoot()
                                .lookupAll(".silence-form .custom-text-field")
                                .size()
                        > 3));
        window.ui(scene -> {
            List<TextField> fields = scene.getRoot().lookupAll(".silence-form .custom-text-field").stream()
                    .map(TextField.class::cast)
                    .toList();
            fields.get(0).setText(name);
            fields.get(1).setText(value);
            fields.get(3).setText(comment);
            fields.get(3).requestFocus();
            return fields;
        });
    }

    private static void push(OpenWindow window, String words) {
        window.await(
                words,
                SOON,
                () -> window.<Boolean>ui(scene -> scene.getRoot().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(button -> button.isVisible() && !button.isDisabled() && words.equals(button.getText()))
                        .findFirst()
                        .map(button -> {
                            button.fire();
                            return true;
                        })
                        .orElse(false)));
    }

    @Test
    void a_silence_that_is_made_here_mutes_is_extended_and_lets_be_heard_again_when_it_is_ended() throws Exception {
        try (OpenWindow window = new OpenWindow(options(false), folder)) {
            window.await(
                    "the source",
                    SOON,
                    () -> window.session().silences().latest().known().isPresent()
                            || window.session().cluster().alerts().source().isPresent());
            window.press(KeyCode.S, false, true);
            window.await("the form", SOON, () -> window.node(".silence-form") != null);
            window.await(
                    "to whom it is written",
                    SOON,
                    () -> window.texts(".alerts-page").contains("Writes to"));
            fill(window, "alertname", "Noisy", "a deploy");
            window.press(window.node(".silence-fields .custom-text-field"), KeyCode.ENTER);
            window.await(
                    "the question", SOON, () -> window.texts(".silence-foot").contains("Write this to"));
            assertThat(silences(window)).isEmpty();
            push(window, "Yes, write it");
            window.await("the silence", SOON, () -> silences(window).size() == 1);
            Silence made = silences(window).getFirst();
            assertThat(made.state()).isEqualTo(Silence.State.ACTIVE);
            assertThat(made.comment()).isEqualTo("a deploy");

            fire("Noisy");
            window.await("it is muted", SOON, () -> {
                window.session().askAlertsAgain();
                return window.texts(".silences-pane").contains("mutes 1 alert");
            });
            fire("Later");
            window.await("a later one is heard", SOON, () -> heard("Later", "firing"));
            assertThat(heard("Noisy", "firing")).isFalse();

            window.press(window.node(".silences-pane .list-view"), KeyCode.HOME);
            window.press(window.node(".silences-pane .list-view"), KeyCode.DOWN);
            push(window, "+1 h");
            push(window, "Extend");
            window.await(
                    "it is extended",
                    SOON,
                    () -> silences(window)
                            .getFirst()
                            .endsAt()
                            .equals(made.endsAt().plus(Duration.ofHours(1))));
            assertThat(silences(window).getFirst().id()).isEqualTo(made.id());
            assertThat(heard("Noisy", "firing")).isFalse();

            window.press(window.node(".silences-pane .list-view"), KeyCode.DELETE);
            window.await(
                    "the question", SOON, () -> window.texts(".silence-bar").contains("1 alert is heard again"));
            window.picture("silence-end");
            push(window, "End now");
            window.await("it is heard again", SOON, () -> heard("Noisy", "firing"));
            window.await(
                    "it is told", SOON, () -> window.texts(".silences-pane").contains("A silence ended"));
        }
    }

    @Test
    void a_test_alert_reaches_the_webhook_marked_and_is_resolved() throws Exception {
        try (OpenWindow window = new OpenWindow(options(false), folder)) {
            window.await(
                    "the source",
                    SOON,
                    () -> window.session().cluster().alerts().source().isPresent());
            window.press(KeyCode.DIGIT5, true, false);
            window.pulse();
            window.pressWith(KeyCode.T, true, true);
            window.await("the tree", SOON, () -> window.node(".route-line") != null);
            push(window, "Send \u2026");
            window.await(
                    "the question", SOON, () -> window.texts(".routes-pane").contains("hook will be told"));
            assertThat(heard("PortholeTest", "firing")).isFalse();
            push(window, "Yes, send it");
            window.await("it is heard", SOON, () -> heard("PortholeTest", "firing"));
            assertThat(hook.requests())
                    .anyMatch(request -> request.text().contains("\"porthole_test\":\"true\"")
                            && request.text().contains("This is a test from Porthole"));
            push(window, "Resolve now");
            window.await("its end is heard", SOON, () -> heard("PortholeTest", "resolved"));
            window.await(
                    "its end is told", SOON, () -> window.texts(".routes-pane").contains("Resolved on"));
            window.picture("test-alert-resolved");
        }
    }

    @Test
    void writing_is_switched_off_and_on_again_where_one_is_and_is_remembered() throws Exception {
        try (OpenWindow window = new OpenWindow(options(false), folder)) {
            window.await(
                    "the source",
                    SOON,
                    () -> window.session().cluster().alerts().source().isPresent());
            window.press(KeyCode.DIGIT5, true, false);
            window.await("it writes", SOON, () -> window.texts(".writing-tag").contains("Writes to"));
            window.pressWith(KeyCode.W, true, true);
            window.await("it reads", SOON, () -> window.texts(".writing-tag").contains("Read-only"));
            window.await(
                    "the source without means to write",
                    SOON,
                    () -> window.session()
                            .cluster()
                            .alerts()
                            .source()
                            .map(source -> source.control().isEmpty())
                            .orElse(false));
            window.pressWith(KeyCode.W, true, true);
            window.await(
                    "it writes again", SOON, () -> window.texts(".writing-tag").contains("Writes to"));
        }
    }

    @Test
    void a_window_that_only_reads_says_so_and_offers_no_change() throws Exception {
        alertmanager.post("/api/v2/silences", """
            {"matchers":[{"name":"alertname","value":"X","isRegex":false}],"startsAt":"2026-01-01T00:00:00Z",
            "endsAt":"2099-01-01T00:00:00Z","createdBy":"kim","comment":"long"}\
            """);
        try (OpenWindow window = new OpenWindow(options(true), folder)) {
            window.press(KeyCode.DIGIT5, true, false);
            window.pulse();
            window.pressWith(KeyCode.S, true, true);
            window.await(
                    "the silence", SOON, () -> window.texts(".silences-pane").contains("alertname="));
            assertThat(window.texts(".writing-tag")).contains("Read-only");
            window.press(window.node(".silences-pane .list-view"), KeyCode.HOME);
            window.press(window.node(".silences-pane .list-view"), KeyCode.DOWN);
            assertThat(window.<Boolean>ui(
                            scene -> scene.getRoot().lookup(".silence-bar").isVisible()))
                    .isFalse();
            assertThat(window.<Boolean>ui(
                            scene -> scene.getRoot().lookup(".silence-new").isDisabled()))
                    .isTrue();
        }
    }
}
