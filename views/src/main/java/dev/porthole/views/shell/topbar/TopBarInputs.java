package dev.porthole.views.shell.topbar;

import dev.porthole.connectors.api.Live;
import java.util.List;

/**
 * What the top bar shows and who acts on it.
 *
 * @param clusters the contexts of the kubeconfig, or what else can be connected to
 * @param boards left out while empty, as are the others
 * @param services of which a board shows one; empty for boards that are about no service
 * @param firing how many alerts fire
 * @param refreshNow asks for everything again; returns at once
 */
public record TopBarInputs(
        Choices clusters,
        Choices namespaces,
        Choices boards,
        Choices services,
        Live<Integer> firing,
        List<Badge> badges,
        Runnable refreshNow) {

    public TopBarInputs {
        badges = List.copyOf(badges);
    }
}
