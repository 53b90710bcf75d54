package dev.porthole.connectors.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PluginRemarksTest {

    private static PluginRemarks said(String text) {
        var remarks = new PluginRemarks(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        remarks.run();
        return remarks;
    }

    @Test
    void the_last_line_counts_but_rather_one_with_an_address_when_a_person_is_asked() {
        PluginRemarks remarks = said("starting\nOpen https://login.example/device\n\nwaiting ...\n  \n");

        assertThat(remarks.last()).isEqualTo(Detail.said("waiting ..."));
        assertThat(remarks.asked()).isEqualTo(Detail.said("Open https://login.example/device"));
    }

    @Test
    void who_says_nothing_is_not_quoted() {
        assertThat(said("").last()).isEqualTo(Detail.NONE);
        assertThat(said("\n\n").asked()).isEqualTo(Detail.NONE);
    }

    @Test
    void colours_and_line_breaks_do_not_reach_the_window() {
        assertThat(said("\u001b[31mno\u0007 rights\n").last().toString())
                .doesNotContain("\u001b", "\u0007")
                .contains("no");
    }

    @Test
    void a_talkative_one_is_kept_short() {
        assertThat(said("https://first.example\n" + "x\n".repeat(100)).asked()).isEqualTo(Detail.said("x"));
    }
}
