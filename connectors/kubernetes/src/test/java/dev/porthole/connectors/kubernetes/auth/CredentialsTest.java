package dev.porthole.connectors.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several credentials of a user counts, and what of it is sent. */
class CredentialsTest {

    @TempDir
    private Path folder;

    @Test
    void a_user_with_a_password_sends_both() throws Exception {
        assertThat(sent("{username: me, password: 'open: sesame'}"))
                .isEqualTo("Basic "
                        + Base64.getEncoder().encodeToString("me:open: sesame".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {token: one}                                                             | Bearer one
        {token: "one\\n"}                                                        | Bearer one
        {tokenFile: token, token: one}                                           | Bearer from the file
        {username: me}                                                           | Basic bWU6
        {token: one, exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: none}} | Bearer one
        {client-certificate: a, client-key: b, exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: none}} | nothing
        {auth-provider: {name: azure, config: {access-token: two}}}              | Bearer two
        {client-certificate: me.crt, client-key: me.key}                         | nothing
        """)
    void the_first_of_several_counts(String user, String header) throws Exception {
        Files.writeString(folder.resolve("token"), "from the file\n");

        assertThat(sent(user)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{token: \"hidden\\nhalf\"}", "{token: \"hid\u00e9den\"}", "{tokenFile: token}"})
    void a_token_that_cannot_be_sent_is_told_and_not_quoted(String user) throws Exception {
        Files.writeString(folder.resolve("token"), "hidden\u0007half\n");

        assertThatThrownBy(() -> sent(user))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("auth.unsendable")
                .hasMessageNotContainingAny("hidden", "half", "hid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://127.0.0.1:8080     | Bearer one
        http://localhost:8080     | Bearer one
        http://[::1]:8080         | Bearer one
        http://api.example        | auth.plainHttp
        http://127.example.org    | auth.plainHttp
        http://api_one.example    | auth.plainHttp
        https://api.example       | Bearer one
        """)
    void a_token_leaves_this_machine_only_over_tls(String server, String what) throws Exception {
        try {
            assertThat(sent("{token: one}", server)).isEqualTo(what);
        } catch (CredentialException unsent) {
            assertThat(unsent).hasMessage(what);
        }
        assertThat(sent("{}", server)).as("without a login").isEqualTo("nothing");
    }

    private String sent(String user) throws IOException {
        return sent(user, "https://one.example");
    }

    private String sent(String user, String server) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
            contexts: [{name: one, context: {cluster: one, user: me}}]
            clusters: [{name: one, cluster: {server: "%s"}}]
            users: [{name: me, user: %s}]
            """.formatted(server, user));
        return new Credentials(Map.of("TERM", "dumb"), InstantSource.system())
                .of(Kubeconfig.load(List.of(file)).currentContext().orElseThrow())
                .authorization()
                .map(Secret::reveal)
                .orElse("nothing");
    }
}
