package dev.porthole.app.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.navigation.Destination;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links come from anybody; what is not a plain place is refused. */
class PortholeLinkTest {

    private static final Opening PLACE = new Opening(
            Optional.of("prod/eu & us"),
            Optional.of("shop"),
            Optional.of(Destination.LOGS),
            Optional.of(new TimeRange(Instant.parse("2026-11-27T02:00:00Z"), Instant.parse("2026-11-27T02:10:30Z"))),
            Optional.of("level: error and message: \"100 %\" # 한글"),
            Optional.empty(),
            false);

    private final PortholeLink link = new PortholeLink();

    @Test
    void what_is_copied_is_what_is_opened() {
        String text = link.text(PLACE);

        assertThat(text).startsWith("porthole://open?context=prod%2Feu+%26+us&namespace=shop&page=logs&from=");
        assertThat(link.read(text)).isEqualTo(new PortholeLink.Link(PLACE));
    }

    @Test
    void a_link_that_names_nothing_is_a_window() {
        assertThat(link.read("porthole://open")).isEqualTo(new PortholeLink.Link(Opening.WINDOW));
    }

    @Test
    void a_persons_own_start_may_name_a_file_and_a_new_window() {
        Opening all = PLACE.withBoard(Path.of("/home/me/a & b.porthole.yaml")).inNewWindow(true);

        assertThat(link.readOurs(link.ours(all))).isEqualTo(new PortholeLink.Link(all));
        assertThat(link.readOurs(link.ours(Opening.WINDOW.inNewWindow(true))))
                .isEqualTo(new PortholeLink.Link(Opening.WINDOW.inNewWindow(true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "porthole://open?board=/etc/passwd",
                "porthole://open?window=new",
                "porthole://open?kubeconfig=/tmp/evil",
                "porthole://open?prometheus=http://evil.example",
                "porthole://open?context=a&context=b",
                "porthole://open?context",
                "porthole://open?context=",
                "porthole://open?context=a%0ab",
                "porthole://open?context=%1b[31m",
                "porthole://open?filter=%zz",
                "porthole://open?page=terminal",
                "porthole://open?page=LOGS",
                "porthole://open?from=2026-11-27T02:00:00Z",
                "porthole://open?from=2026-11-27T02:00:00Z&to=2026-11-27T01:00:00Z",
                "porthole://open?from=yesterday&to=now",
                "porthole://evil@open?context=a",
                "porthole://open/../exec?context=a",
                "porthole://exec",
                "porthole:open",
                "--demo",
                ""
            })
    void hostile_links_are_refused_with_a_sentence(String text) {
        assertThat(link.read(text)).isInstanceOfSatisfying(PortholeLink.Refused.class, refused -> {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
                assertThat(new Messages(language).text(refused.why()))
                        .doesNotContain("terminal.", "{", "\u001b")
                        .endsWith(".");
            }
        });
    }

    @Test
    void a_link_has_an_end() {
        assertThat(link.read("porthole://open?filter=" + "a".repeat(5_000))).isInstanceOf(PortholeLink.Refused.class);
    }
}
