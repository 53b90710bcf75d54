package dev.porthole.connectors.kubernetes.kubeconfig;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * As whom to act: {@code as}, {@code as-uid}, {@code as-groups} and {@code as-user-extra} of a kubeconfig's user. The
 * server does only what both may: the user who asks must be allowed to impersonate, and the other one to do it.
 *
 * @param user empty for nobody else; then all is empty
 * @param extra further facts about the user, by their names
 */
public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {

    public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

    private static final String LEGAL = "!#$&'*+-.^_`|~";

    public Impersonation {
        groups = List.copyOf(groups);
        var copied = new TreeMap<String, List<String>>();
        extra.forEach((key, values) -> copied.put(key, List.copyOf(values)));
        extra = Collections.unmodifiableMap(copied);
    }

    /** One line of a request's head. */
    public record Header(String name, String value) {}

    /**
     * What goes with every request, upgrade and proxied call; a group is a header of its own. Names of extra facts are
     * escaped as client-go does (transport/round_trippers.go).
     */
    public List<Header> headers() {
        var headers = new ArrayList<Header>();
        if (!user.isEmpty()) {
            headers.add(new Header("Impersonate-User", user));
        }
        if (!uid.isEmpty()) {
            headers.add(new Header("Impersonate-Uid", uid));
        }
        groups.forEach(group -> headers.add(new Header("Impersonate-Group", group)));
        extra.forEach((key, values) ->
                values.forEach(value -> headers.add(new Header("Impersonate-Extra-" + escaped(key), value))));
        return headers;
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    boolean isWithoutUser() {
        return user.isEmpty() && !isEmpty();
    }

    private static String escaped(String key) {
        var name = new StringBuilder();
        for (byte one : key.getBytes(StandardCharsets.UTF_8)) {
            boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
            if (letter || LEGAL.indexOf(one) >= 0) {
                name.append((char) one);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return name.toString();
    }
}
