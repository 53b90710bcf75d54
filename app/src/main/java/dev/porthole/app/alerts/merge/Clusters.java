package dev.porthole.app.alerts.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which servers are peers: what is written to one of them, the others learn. */
final class Clusters {

    private Clusters() {}

    /** One of each cluster, the first of it. */
    static List<Member> firstOfEach(List<Members.Up> up) {
        List<Set<String>> known = new ArrayList<>();
        List<Member> firsts = new ArrayList<>();
        for (Members.Up each : up) {
            Set<String> peers = new LinkedHashSet<>(each.server().peers());
            List<Set<String>> same = known.stream()
                    .filter(cluster -> !Collections.disjoint(cluster, peers))
                    .toList();
            if (same.isEmpty()) {
                firsts.add(each.member());
                known.add(peers);
            } else {
                same.getFirst().addAll(peers);
            }
        }
        return firsts;
    }
}
