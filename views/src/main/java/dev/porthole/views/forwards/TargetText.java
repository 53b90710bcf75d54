package dev.porthole.views.forwards;

import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target as it is typed: "shop/svc/checkout:80" or "shop/pod/cart-0:8080". */
final class TargetText {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9][a-z0-9-]*)/(svc|service|pod)/([a-z0-9][a-z0-9.-]*):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    private TargetText() {}

    static String of(ForwardTarget target) {
        return target.namespace() + "/" + (target.kind() == Kind.SERVICE ? "svc/" : "pod/") + target.name() + ":"
                + target.port();
    }

    /** Empty when it is none. */
    static Optional<ForwardTarget> read(String typed) {
        Matcher form = FORM.matcher(typed.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(form.group(4));
        Kind kind = form.group(2).equals("pod") ? Kind.POD : Kind.SERVICE;
        return port < 1 || port > LAST_PORT
                ? Optional.empty()
                : Optional.of(new ForwardTarget(kind, form.group(1), form.group(3), port));
    }

    /** The port of this machine: 0 for any when nothing is typed; empty when it is no port. */
    static Optional<Integer> localPort(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(0);
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LAST_PORT) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }
}
