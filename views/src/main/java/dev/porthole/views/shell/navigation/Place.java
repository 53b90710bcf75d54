package dev.porthole.views.shell.navigation;

import dev.porthole.views.time.TimeChoice;

/**
 * Where one is.
 *
 * @param target what everything there is narrowed to
 * @param time that is looked at
 * @param namespace that is looked at; empty for all
 */
public record Place(Destination destination, Target target, TimeChoice time, String namespace) {}
