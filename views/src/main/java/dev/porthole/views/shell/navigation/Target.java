package dev.porthole.views.shell.navigation;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.PodKey;

/** What a click was on. It carries its labels along; views take from them what they can be narrowed by. */
public sealed interface Target {

    /** Nothing was clicked: all there is. */
    Target EVERYTHING = new Everything();

    /** What everything on screen is narrowed to; may be empty. */
    Labels labels();

    /** All there is. */
    record Everything() implements Target {
        @Override
        public Labels labels() {
            return Labels.EMPTY;
        }
    }

    /**
     * A tile, or a part of what it shows.
     *
     * @param tile its id on the board
     */
    record Tile(String tile, Labels labels) implements Target {}

    /** An alert, with all its labels. */
    record Alert(Labels labels) implements Target {}

    /** A pod, or one of its lines. */
    record OnePod(PodKey pod) implements Target {
        @Override
        public Labels labels() {
            return Labels.of("namespace", pod.namespace(), "pod", pod.name());
        }
    }
}
