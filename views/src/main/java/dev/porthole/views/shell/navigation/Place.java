package dev.porthole.views.shell.navigation;

import dev.porthole.connectors.api.Labels;
import dev.porthole.views.time.TimeChoice;

/**
 * Where one is.
 *
 * @param focus the labels everything there is narrowed to; may be empty
 * @param time that is looked at
 */
public record Place(Destination destination, Labels focus, TimeChoice time) {}
