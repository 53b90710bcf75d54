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
        {token: one, exec: {apiVersion: v1, command: none}}                      | Bearer one
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
                .hasMessageContaining("cannot be sent")
                .hasMessageNotContainingAny("hidden", "half", "hid");
    }

    private String sent(String user) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
            contexts: [{name: one, context: {cluster: one, user: me}}]
            clusters: [{name: one, cluster: {server: "https://one.example"}}]
            users: [{name: me, user: %s}]
            """.formatted(user));
        return new Credentials(Map.of("TERM", "dumb"), InstantSource.system())
                .of(Kubeconfig.load(List.of(file)).currentContext().orElseThrow())
                .authorization()
                .map(Secret::reveal)
                .orElse("nothing");
    }
}
