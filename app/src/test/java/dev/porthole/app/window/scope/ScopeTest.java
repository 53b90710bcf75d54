package dev.porthole.app.window.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private final LiveValue<List<String>> whole = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final ScopedLive<List<String>> scoped = new ScopedLive<>(
            whole,
            (all, look) -> all.stream()
                    .filter(name -> name.startsWith(look.namespace() + "/"))
                    .toList());

    @Test
    void listeners_are_told_anew_when_another_namespace_is_looked_at_and_no_more_when_closed() {
        var heard = new ArrayList<List<String>>();
        var listening = scoped.subscribe(state -> state.known().ifPresent(heard::add));
        whole.set(new Observation.Fresh<>(List.of("shop/a", "edge/b"), Instant.EPOCH, List.of()));

        scoped.look(new ScopedLive.Look("shop", ""));
        scoped.look(new ScopedLive.Look("shop", ""));
        scoped.look(new ScopedLive.Look("", ""));
        listening.close();
        scoped.look(new ScopedLive.Look("edge", ""));

        assertThat(heard).containsExactly(List.of("shop/a", "edge/b"), List.of("shop/a"), List.of("shop/a", "edge/b"));
        assertThat(scoped.latest().known()).hasValue(List.of("edge/b"));
    }
}
