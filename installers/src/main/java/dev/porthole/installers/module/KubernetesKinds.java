package dev.porthole.installers.module;

import java.util.regex.Pattern;

/**
 * The Kubernetes client has a method for every kind of every API group, and so names thousands of classes of which
 * Porthole reads some. Its entry points do not count as users of them: a kind is there when Porthole, or another kind,
 * names it. A class that is not there is missed only by a method that nobody calls.
 */
final class KubernetesKinds {

    private static final Pattern KIND = Pattern.compile("io/fabric8/kubernetes/api/model/[a-z0-9]+/.*");
    private static final Pattern ENTRY_POINT =
            Pattern.compile("io/fabric8/kubernetes/client/.*(?:DSL|Client|Clients|ClientImpl)(?:\\$.*)?");

    boolean follows(String user, String used) {
        return !(KIND.matcher(used).matches() && ENTRY_POINT.matcher(user).matches());
    }
}
