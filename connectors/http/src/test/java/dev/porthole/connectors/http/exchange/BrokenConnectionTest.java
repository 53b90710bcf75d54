package dev.porthole.connectors.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {

    private static Detail why(IOException broken) {
        return new BrokenConnection("api.example:6443").why(broken);
    }

    @Test
    void what_java_usually_says_has_words_in_every_language() {
        Detail cut = Detail.of("http.cut", "api.example:6443");
        assertThat(why(new SocketException("Connection reset"))).isEqualTo(cut);
        assertThat(why(new SocketException("Broken pipe"))).isEqualTo(cut);
        assertThat(why(new SocketException("Socket closed"))).isEqualTo(Detail.of("http.givenUp"));
        assertThat(why(new ConnectException("Connection refused")))
                .isEqualTo(Detail.of("http.refused", "api.example:6443"));
        assertThat(why(new SocketException("Network is unreachable")))
                .isEqualTo(Detail.of("http.noRoute", "api.example:6443"));
        assertThat(why(new NoRouteToHostException())).isEqualTo(Detail.of("http.noRoute", "api.example:6443"));
        assertThat(why(new ProtocolException())).isEqualTo(Detail.of("http.noFrame", "api.example:6443"));
    }

    @Test
    void what_it_seldom_says_is_passed_on() {
        assertThat(why(new IOException("quantum flux")))
                .isEqualTo(Detail.of("http.broken", "api.example:6443", Detail.said("quantum flux")));
        assertThat(why(new IOException()))
                .isEqualTo(Detail.of("http.broken", "api.example:6443", Detail.said("IOException")));
    }
}
