package dev.porthole.connectors.kubernetes.kubectl;

import static dev.porthole.connectors.kubernetes.kubectl.Samples.file;

/** Files of odd shapes, and values of odd types. */
final class FileSamples {

    private static final String TOKEN = "token: t0";

    private final Samples samples;
    private final IdentityServer server;
    private final String good;

    FileSamples(SampleWorld world, Samples samples) {
        this.samples = samples;
        this.server = world.server();
        this.good = world.good();
    }

    void add() {
        shapes();
        types();
    }

    private void shapes() {
        String base = file(good, TOKEN);
        samples.add("plain", base);
        samples.add("user-null", base.replace("user: {" + TOKEN + "}", "user:"));
        samples.add("user-key-absent", base.replace("  user: {" + TOKEN + "}\n", ""));
        samples.add("user-missing", base.replace("- name: u\n", "- name: other\n"));
        samples.add("user-empty", base.replace("user: u,", "user: \"\","));
        samples.add("current-missing", base.replace("current-context: one", "current-context: gone"));
        samples.add("two-documents", base + "---\n" + base.replace("one", "two").replace("t0", "t1"));
        samples.add("empty-first-document", "---\n---\n" + base);
        samples.add("second-document-broken", base + "---\n[}\n");
        samples.add(
                "anchor-merge",
                base.replace("  cluster: {", "  cluster: &c {")
                        .replace(
                                "contexts:",
                                "- name: c2\n  cluster:\n    <<: *c\n    tls-server-name: localhost\ncontexts:")
                        .replace("cluster: c,", "cluster: c2,"));
        samples.add("anchor-of-user", base.replace("user: {", "user: &me {") + "- name: v\n  user: *me\n");
        samples.add("unknown-anchor", base + "- name: v\n  user: *nobody\n");
        samples.add("crlf", base.replace("\n", "\r\n"));
        samples.add("byte-order-mark", "\uFEFF" + base);
        samples.add("tabs", base.replace("  cluster:", "\tcluster:"));
        samples.add("empty", "");
        samples.add("only-a-comment", "# nothing\n");
        samples.add("a-list", "[]\n");
        samples.add("a-word", "hello\n");
        samples.add("cut", base.substring(0, base.length() - 12) + "{");
        samples.add("no-version-no-kind", base.replace("apiVersion: v1\nkind: Config\n", ""));
        samples.add("no-kind", base.replace("kind: Config\n", ""));
        samples.add("other-version", base.replace("apiVersion: v1", "apiVersion: v2"));
        samples.add("other-kind", base.replace("kind: Config", "kind: Configuration"));
        samples.add("unknown-fields", base.replace("kind: Config", "kind: Config\nsomething: {else: [1, {}]}"));
        samples.add("other-case", base.replace("server:", "Server:"));
        samples.add("cluster-twice", base.replace("contexts:", "- name: c\n  cluster: {" + good + "}\ncontexts:"));
        samples.add("key-twice", base.replace("current-context: one", "current-context: two\ncurrent-context: one"));
        samples.add("cluster-null", base.replaceFirst("cluster: \\{[^}]*}", "cluster:"));
        samples.add("context-null", base.replaceFirst("context: \\{[^}]*}", "context:"));
        samples.add("no-cluster", base.replace("cluster: c,", "cluster: nowhere,"));
        samples.add("lists-null", "apiVersion: v1\nkind: Config\nclusters:\ncontexts:\nusers:\n");
        samples.add(
                "json",
                "{\"apiVersion\":\"v1\",\"kind\":\"Config\",\"current-context\":\"one\",\"clusters\":[{\"name\":\"c\",\"cluster\":{"
                    + "\"server\":\"https://127.0.0.1:" + server.port()
                        + "\",\"certificate-authority\":\"ca.pem\"}}],\"contexts\":[{\"name\":\"one\","
                        + "\"context\":{\"cluster\":\"c\",\"user\":\"u\"}}],\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"t0\"}}]}");
        samples.add("four-megabytes", base + ("# " + "x".repeat(98) + "\n").repeat(42_000));
        samples.add("hundreds-of-users", base + users(3_000));
        samples.add("unicode-names", base.replace("one", "\"\uC11C\uC6B8 \u2601\""));
        samples.different(
                "the only context is taken where none is named",
                "no-current",
                base.replace("current-context: one\n", ""));
    }

    private static String users(int count) {
        var users = new StringBuilder();
        for (int i = 0; i < count; i++) {
            users.append("- name: user-")
                    .append(i)
                    .append("\n  user:\n    token: ")
                    .append("secret")
                    .append(i)
                    .append('\n');
        }
        return users.toString();
    }

    private void types() {
        samples.add("token-number", good, "token: 12345");
        samples.add("token-quoted-number", good, "token: \"12345\"");
        samples.add("token-octal", good, "token: 0123");
        samples.add("token-exponent", good, "token: 12e4");
        samples.add("token-hex", good, "token: 0x1F");
        samples.add("token-underscores", good, "token: 1_000");
        samples.add("token-date", good, "token: 2026-01-31");
        samples.add("token-yes", good, "token: yes");
        samples.add("token-y", good, "token: y");
        samples.add("token-null", good, "token: null");
        samples.add("token-tilde", good, "token: ~");
        samples.add("token-tagged", good, "token: !!str 123");
        samples.add("token-list", good, "token: [a]");
        samples.add("token-inf", good, "token: .inf");
        samples.add("insecure-text", SampleWorld.at(server) + ", insecure-skip-tls-verify: \"true\"", TOKEN);
        samples.add("insecure-yes", SampleWorld.at(server) + ", insecure-skip-tls-verify: yes", TOKEN);
        samples.add("insecure-one", SampleWorld.at(server) + ", insecure-skip-tls-verify: 1", TOKEN);
        samples.add("namespace-number", file(good, TOKEN).replace("namespace: shop", "namespace: 12"));
        samples.add("user-is-a-list", file(good, TOKEN).replace("user: {" + TOKEN + "}", "user: [" + TOKEN + "]"));
        samples.add("users-are-fields", file(good, TOKEN).replace("users:\n- name: u", "users:\n  name: u"));
        samples.add("another-user-is-wrong", file(good, TOKEN) + "- name: v\n  user: {token: 1}\n");
        samples.add("another-user-has-a-bad-key", file(good, TOKEN) + "- name: v\n  user: {client-key-data: \"%%\"}\n");
    }
}
