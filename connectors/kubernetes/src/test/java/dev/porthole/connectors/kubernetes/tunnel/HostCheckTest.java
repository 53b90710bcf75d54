package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which beginnings of a connection a forward lets through. */
class HostCheckTest {

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pod = new ByteArrayOutputStream();

    private boolean passes(String... parts) throws IOException {
        List<InputStream> streams = Stream.of(parts)
                .<InputStream>map(part -> new ByteArrayInputStream(part.getBytes(StandardCharsets.ISO_8859_1)))
                .toList();
        return HostCheck.begin(new SequenceInputStream(Collections.enumeration(streams)), answer, pod);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:9090", "LOCALHOST", "127.0.0.1:3000", "127.1.2.3", "[::1]:80", "app.localhost:8080"})
    void this_machine_s_names_pass(String host) throws IOException {
        String request = "GET /api HTTP/1.1\r\nAccept: */*\r\nHost: " + host + "\r\n\r\nrest";
        assertThat(passes(request)).isTrue();
        assertThat(pod.toString(StandardCharsets.ISO_8859_1)).isEqualTo(request);
        assertThat(answer.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rebound.example:9090", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.7", "evil"})
    void another_site_s_name_is_refused_and_nothing_reaches_the_pod(String host) throws IOException {
        assertThat(passes("GET /api HTTP/1.1\r\nHo", "st: " + host + "\r\n", "\r\n"))
                .isFalse();
        assertThat(pod.size()).isZero();
        assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void other_protocols_pass_at_once_and_whole() throws IOException {
        for (String begin : List.of(
                "GET key\r\n",
                "*1\r\n$4\r\nPING\r\n",
                "\u0016\u0003\u0001\u0002\u0000",
                "get key\r\n",
                "PING\r\n",
                "\0\0\0\u0008")) {
            pod.reset();
            assertThat(passes(begin)).as(begin).isTrue();
            assertThat(pod.toString(StandardCharsets.ISO_8859_1)).isEqualTo(begin);
        }
    }

    @Test
    void a_request_without_a_host_passes() throws IOException {
        assertThat(passes("GET / HTTP/1.0\r\n\r\n")).isTrue();
    }

    @Test
    void a_head_without_end_does_not_fill_the_memory() throws IOException {
        assertThat(passes("GET / HTTP/1.1\r\n" + "x: y\r\n".repeat(10_000))).isTrue();
        assertThat(pod.size()).isLessThan(64 << 10);
    }
}
