package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events of pods as they came, kept on after the API has let them go, which it does after an hour. */
public final class EventLog implements Reflector.Mirror<ClusterEvent> {

    /** About ten megabytes. */
    static final int MOST = 20_000;

    /** Moments are whole seconds: what happened twice in one is told by the count. */
    private static final Comparator<ClusterEvent> LATER =
            Comparator.comparing(ClusterEvent::at).thenComparing(ClusterEvent::count);

    private final int most;
    private final Map<String, ClusterEvent> kept = new LinkedHashMap<>();

    public EventLog() {
        this(MOST);
    }

    EventLog(int most) {
        this.most = most;
    }

    @Override
    public synchronized void replace(List<ClusterEvent> all) {
        all.forEach(this::put);
    }

    @Override
    public synchronized void put(ClusterEvent event) {
        // Again at the end: what happens again is news.
        kept.remove(event.uid());
        kept.put(event.uid(), event);
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** That the API forgets it is no reason to. */
    @Override
    public void remove(ClusterEvent event) {}

    @Override
    public void fine() {}

    /** Who asks for events asks the server as well, and hears what is wrong from it. */
    @Override
    public void broken(Failure failure) {}

    /**
     * What the server says and what is kept, in no order. What it says is kept from now on too: the watch may hear of it
     * later, or, when it is gone by then, not at all.
     *
     * @param namespace that is meant; empty for all
     */
    public synchronized List<ClusterEvent> with(List<ClusterEvent> said, String namespace) {
        said.stream().filter(this::isNews).forEach(this::put);
        Map<String, ClusterEvent> all = new LinkedHashMap<>();
        for (ClusterEvent event : kept.values()) {
            if (namespace.isEmpty() || event.namespace().equals(namespace)) {
                all.put(event.uid(), event);
            }
        }
        // Of more than are kept, what was just said is still told.
        said.forEach(event -> all.putIfAbsent(event.uid(), event));
        return new ArrayList<>(all.values());
    }

    /** The answer to a question may be older than what the watch has told meanwhile. */
    private boolean isNews(ClusterEvent event) {
        ClusterEvent known = kept.get(event.uid());
        return known == null || LATER.compare(known, event) < 0;
    }
}
